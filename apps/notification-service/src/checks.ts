import type { DependencyCheck } from '@gatehouse/service-kit';
import { topics } from './checks/topics.ts';
import type { Configuration } from './configuration.ts';

/** The dependencies to check in the background; /health reports the results. */
export const checks: DependencyCheck<Configuration>[] = [topics];
