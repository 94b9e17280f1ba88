import type { DeploymentRecord } from '../record/record.ts';
import type { Run } from '../run.ts';

/** A roll-back needs no valid evidence; without any, it warns. */
export function warnOfEvidence(run: Run, { evidence }: DeploymentRecord): void {
  if (evidence === undefined)
    run.warn('There is no evidence of the gate for it: its record could not be read');
  else if (Date.parse(evidence.expires) < run.clock.date().getTime())
    run.warn(
      `The evidence of the gate for it held until ${evidence.expires}: what has been found since is not known`,
    );
}
