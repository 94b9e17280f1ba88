import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../../deploy/aws.ts';
import type { Run } from '../../deploy/run.ts';
import { SCALE_END, scheduleEnd, untilText } from '../../deploy/scaling/temporary.ts';
import { scaledService } from './scaled-service.ts';
import type { Scaling } from './scaling.ts';

/** Schedules the end first, then sets the bounds, and starts the tasks that are missing. */
export async function applyBounds(
  run: Run,
  aws: Aws,
  {
    before,
    after,
    desired,
  }: { readonly before: Scaling; readonly after: Scaling; readonly desired: number },
): Promise<void> {
  const { cluster, service } = run.subject.names;
  const target = scaledService(run.subject.names);
  const { bounds, temporary } = after;
  if (temporary !== undefined) {
    run.doing = 'scheduling the end';
    await scheduleEnd(aws, target, temporary);
    run.done.push(`scheduled the end for ${untilText(temporary.until)}`);
  }
  run.doing = 'setting between how many tasks the service scales';
  const { min, max } = bounds;
  await aws.scaling.registerScalableTarget({ ...target, MinCapacity: min, MaxCapacity: max });
  run.done.push(`set the scaling to ${min} to ${max} tasks`);
  if (temporary === undefined && before.temporary !== undefined) {
    run.doing = 'removing the scheduled end';
    await aws.scaling
      .deleteScheduledAction({ ...target, ScheduledActionName: SCALE_END })
      .catch((error: unknown) => {
        if (!isRefusal(error, 'ObjectNotFoundException')) throw error;
      });
  }
  if (desired < min) {
    run.doing = 'starting tasks';
    await aws.ecs.updateService({ cluster, service, desiredCount: min });
    run.done.push(`set the number of tasks to ${min}`);
  }
}
