import type { Stage } from '../stages.ts';
import { lines } from '../yaml.ts';

/** The deployments that others wait for. */
export const deployed = (after: readonly string[]): string =>
  lines(after.map((name) => `- deploy-${name}\n`));

/**
 * An environment that the gate blocks, or whose deployment fails, does not keep the image from parallel environments.
 */
export const passedBefore = ({ name, after }: Pick<Stage, 'name' | 'after'>): string =>
  [
    `!cancelled() && needs.gate.outputs.${name} == 'success'`,
    ...after.map((each) => ` && needs.deploy-${each}.result == 'success'`),
  ].join('');
