import type { ConformanceTable } from '../case.ts';
import { definitions } from './ecs/definitions.ts';
import { deployments } from './ecs/deployments.ts';
import { tasks } from './ecs/service-tasks.ts';
import { services } from './ecs/services.ts';
import { tagging } from './ecs/tagging.ts';
import { serviceChanges } from './ecs/service-changes.ts';
import { definitionRefusals } from './ecs/definition-refusals.ts';
import { runTasks } from './ecs/run-tasks.ts';
import { endedTasks } from './ecs/ended-tasks.ts';
import { serviceLists } from './ecs/service-lists.ts';
import { revisions } from './ecs/revisions.ts';

export const ecsTable: ConformanceTable = {
  service: 'ecs',
  cases: [
    ...definitions,
    ...revisions,
    ...definitionRefusals,
    ...services,
    ...serviceChanges,
    ...tasks,
    ...runTasks,
    ...endedTasks,
    ...serviceLists,
    ...deployments,
    ...tagging,
  ],
};
