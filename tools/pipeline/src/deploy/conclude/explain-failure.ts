import { AwsError } from '../../aws/aws-error.ts';
import { Interrupted } from '../interruption.ts';
import { readService } from '../observe/read-service.ts';
import { readStoppedTasks } from '../observe/read-stopped-tasks.ts';
import type { ServiceInCluster } from '../observe/read-tasks.ts';
import { revisionName } from '../observe/snapshot.ts';
import type { Definition } from '../plan/deploy-files.ts';
import { runningText } from '../report/running-text.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { describeRunning } from './describe-running.ts';
import { notify } from './notify.ts';
import { explainStops } from './explain-stops.ts';

/**
 * Finds out what runs now and why tasks of the revision stopped, and notifies the operations topic.
 * What remains unknown is a warning, because the deployment has failed in any case.
 */
export async function explainFailure(
  run: Run,
  { aws }: StageOf,
  place: ServiceInCluster,
  { taskDefinition }: Definition,
  { problems, what }: { readonly problems: readonly string[]; readonly what: string },
): Promise<void> {
  try {
    const { state, service } = await readService(aws, place);
    run.running = describeRunning(state);
    const stopped = service === undefined ? [] : await readStoppedTasks(aws, place);
    const ours = stopped.filter((task) => revisionName(task.taskDefinition) === run.revision);
    run.stopped = await explainStops(aws, ours, taskDefinition);
    await notify(aws, run, what, [...problems, `What runs now: ${runningText(run.running)}`]);
  } catch (error) {
    if (!(error instanceof AwsError) && !(error instanceof Interrupted)) throw error;
    run.warnings.push(`What runs now, and why, is only partly known: ${error.message}`);
  }
}
