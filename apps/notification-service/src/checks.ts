import type { DependencyCheck } from '@gatehouse/service-kit';
import { topics } from './checks/topics.ts';
import type { Configuration } from './configuration.ts';

/** The dependencies that are checked in the background; /health reports the results. */
export const checks: DependencyCheck<Configuration>[] = [topics];
