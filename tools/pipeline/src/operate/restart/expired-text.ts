import type { DeploymentRecord } from '../../deploy/record/record.ts';

/** Why the gate’s evidence is no longer valid, on one line; undefined if it is. */
export function expiredText({ evidence }: DeploymentRecord, now: Date): string | undefined {
  if (evidence === undefined) return 'There is no evidence of the gate for it';
  return Date.parse(evidence.expires) > now.getTime()
    ? undefined
    : `The evidence of the gate for it held until ${evidence.expires}: what has been found since is not known`;
}
