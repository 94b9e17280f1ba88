import type { Aim } from './aim.ts';
import { statusText, type Deployment } from './deployment.ts';
import { revisionName, type Snapshot } from './snapshot.ts';

/**
 * Differences between a service and its target, one line each. None means that the requested deployment is done, that
 * it is the only one, and that all running tasks are healthy and use its revision and image.
 */
export function obstacles(seen: Snapshot, ours: Deployment | undefined, aim: Aim): string[] {
  const { desired, running, pending, taskDefinitions, tasks, targetGroups } = seen;
  const strangers = tasks.filter(({ taskDefinition }) => taskDefinition !== aim.taskDefinition);
  const otherImages = tasks.filter(
    ({ digest }) => aim.digests !== undefined && !aim.digests.has(digest ?? ''),
  );
  const lacking = targetGroups.filter(({ healthy }) => healthy < desired);
  return [
    ...when(
      ours?.status !== 'SUCCESSFUL',
      ours === undefined
        ? 'ECS has not begun the deployment'
        : `the deployment is ${statusText(ours)}`,
    ),
    ...when(
      taskDefinitions.length !== 1 || taskDefinitions[0] !== aim.taskDefinition,
      `ECS runs ${list(taskDefinitions.map(revisionName))}`,
    ),
    ...when(
      running !== desired || pending > 0,
      `${running} of ${desired} tasks run${pending > 0 ? `, ${pending} are pending` : ''}`,
    ),
    ...when(tasks.length !== desired, `${tasks.length} of ${desired} tasks are listed`),
    ...strangers.map(
      ({ id, taskDefinition }) => `task ${id} is of ${revisionName(taskDefinition)}`,
    ),
    ...otherImages.map(({ id, digest }) => `task ${id} has the image ${digest ?? 'not known yet'}`),
    ...lacking.map(
      ({ name, healthy, others }) =>
        `${healthy} of ${desired} targets are healthy in ${name}${others.length > 0 ? `: ${others.join(', ')}` : ''}`,
    ),
  ];
}

const when = (holds: boolean, text: string) => (holds ? [text] : []);
const list = (names: readonly string[]) => (names.length === 0 ? 'nothing' : names.join(', '));
