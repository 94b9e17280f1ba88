import type { Scenario } from './scenario.ts';

/** A scenario that every set of workflows must survive. */
export interface NamedScenario extends Scenario {
  readonly title: string;
}
