import type { ConformanceTable } from '../case.ts';
import { oneOffTasks } from './ecs-tasks.ts';
import { definitions } from './ecs/definitions.ts';
import { deployments } from './ecs/deployments.ts';
import { tasks } from './ecs/service-tasks.ts';
import { services } from './ecs/services.ts';
import { tagging } from './ecs/tagging.ts';

export const ecsTable: ConformanceTable = {
  service: 'ecs',
  cases: [...definitions, ...services, ...tasks, ...oneOffTasks, ...deployments, ...tagging],
};
