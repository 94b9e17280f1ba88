import type { Aws } from '../../deploy/aws.ts';
import { notify } from '../../deploy/conclude/notify.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { Run } from '../../deploy/run.ts';
import { untilText } from '../../deploy/scaling/temporary.ts';
import type { ScaleInput } from './scale-input.ts';
import type { Scaling } from './scaling.ts';

/** Notifies the operations topic. */
export async function announceScaling(
  run: Run,
  aws: Aws,
  { bounds, temporary }: Scaling,
  { env, breakGlass }: ScaleInput,
): Promise<void> {
  const { min, max } = bounds;
  await notify(aws, run, 'has been scaled', [
    temporary === undefined
      ? `${min} to ${max} tasks, as deployed`
      : `At least ${min} tasks until ${untilText(temporary.until)}`,
    `By: ${deployedBy(env)}`,
    ...(breakGlass === undefined ? [] : [`By hand, because: ${breakGlass}`]),
  ]);
}
