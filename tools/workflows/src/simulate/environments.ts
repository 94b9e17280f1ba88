import type { Stage } from '../render/stages.ts';
import type { Scenario } from './scenario.ts';

/** The environments of a scenario. */
export const environmentsOf = (stages: readonly Stage[]): Scenario['environments'] =>
  stages.map(({ name, after, reviewers }) => ({
    ...{ name, after },
    reviewers: reviewers.length > 0,
  }));
