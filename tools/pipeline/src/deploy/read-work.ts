import type { Work } from './apply/work.ts';
import type { Aws } from './aws.ts';
import type { Definition } from './plan/deploy-files.ts';
import { firstRoll } from './plan/first-roll.ts';
import { planOf } from './plan/plan-of.ts';
import { readCurrent } from './plan/read-current.ts';
import type { Run } from './run.ts';
import { untilText } from './scaling/temporary.ts';

/** Reads what is there now: last, so that it includes what an operator did in the meantime. */
export async function readWork(run: Run, aws: Aws, rendered: Definition): Promise<Work> {
  const current = await readCurrent(aws, rendered);
  const wanted = firstRoll(rendered, current.service);
  if (wanted !== rendered)
    run.warn(
      'This deployment still replaces tasks one after the other, and brings the second target groups; the next one is blue/green',
    );
  if (current.temporary !== undefined)
    run.warn(
      `The service is scaled by hand until ${untilText(current.temporary.until)}, which this deployment leaves; "gatehouse scale --end" ends it`,
    );
  return { wanted, current, plan: planOf(wanted, current) };
}
