import type { PlacedJob } from '../files/jobs.ts';
import { valueOf } from './job-value.ts';

/** The action that deploys. */
export const DEPLOY = './.github/actions/deploy';

/** When a release may go on: one environment that the gate blocks keeps it from no environment beside it. */
export function conditionOf(
  gate: PlacedJob | undefined,
  environment: string,
  after: readonly string[],
  jobs: readonly PlacedJob[],
): string {
  const previous = after.map((each) => {
    const job = jobs.find((other) => valueOf(other, DEPLOY, 'environment') === each);
    return ` && needs.${job?.name ?? `deploy-${each}`}.result == 'success'`;
  });
  return `\${{ !cancelled() && needs.${gate?.name ?? 'gate'}.outputs.${environment} == 'success'${previous.join('')} }}`;
}
