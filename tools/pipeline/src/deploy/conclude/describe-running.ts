import { revisionName, type ServiceState } from '../observe/snapshot.ts';
import type { Running } from '../report/report.ts';

/** Groups the running tasks by revision and image; pure. */
export function describeRunning({ tasks }: ServiceState): Running[] {
  const groups = new Map<string, Running>();
  for (const { taskDefinition, digest, status } of tasks) {
    if (status !== 'RUNNING') continue;
    const revision = revisionName(taskDefinition);
    const key = `${revision} ${digest}`;
    groups.set(key, { revision, digest, tasks: (groups.get(key)?.tasks ?? 0) + 1 });
  }
  return [...groups.values()];
}
