import type { Run } from '../../deploy/run.ts';
import type { StageOf } from '../../deploy/stage.ts';
import { Stop } from '../../deploy/stop.ts';
import { placeOf, type TaskPlace } from '../../deploy/task/task-order.ts';
import { readDeployedRevision } from '../restart/read-deployed-revision.ts';

/** The revision to run, and where. */
export interface Subject {
  readonly taskDefinition: string;
  readonly place: TaskPlace;
}

/** The deployed revision. @throws {Stop} if the gate's evidence for it is no longer valid */
export async function deployedSubject(run: Run, stage: StageOf): Promise<Subject> {
  const { work, record, expired } = await readDeployedRevision(run, stage);
  if (expired !== undefined)
    throw new Stop('GH-EVIDENCE-011', 'refused', [
      `${expired}. Deliver it again, or pass --image and new --evidence`,
    ]);
  run.image = record.image;
  return {
    taskDefinition: record.taskDefinition,
    place: placeOf(run.subject.names.cluster, work.current.service ?? {}),
  };
}
