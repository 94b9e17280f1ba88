import type { Task } from '../task.ts';

/** UNKNOWN for a task whose containers have no health check. */
export const healthOf = ({ deployment, health }: Task): Task['health'] =>
  deployment.revision.definition.content.containerDefinitions?.some((each) => each.healthCheck)
    ? health
    : 'UNKNOWN';
