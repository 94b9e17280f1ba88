import type { EcsService } from '../service.ts';
import type { Stop, Task } from '../task.ts';
import type { Deployment } from '../deployment.ts';
import { hexId } from '../ids.ts';
import { addEvent } from './add-event.ts';

/** ECS shows stopped tasks for about an hour; the simulation keeps this many. */
const mostStopped = 100;

export const isLive = ({ status }: Task): boolean => status !== 'STOPPED';

/** Tasks that are neither stopped nor stopping. */
export const isWanted = (task: Task): boolean => isLive(task) && !task.stop;

export const isHealthy = (task: Task): boolean => isWanted(task) && task.health === 'HEALTHY';

export const tasksOf = ({ tasks }: EcsService, deployment: Deployment): Task[] =>
  tasks.filter((task) => task.deployment === deployment);

export const primaryOf = ({ deployments }: EcsService): Deployment | undefined =>
  deployments.find(({ status }) => status === 'PRIMARY');

/** Starts and stops tasks of the deployment until their number is the desired one. */
export function keepDesired(service: EcsService, deployment: Deployment, now: Date): void {
  const wanted = tasksOf(service, deployment).filter(isWanted);
  const missing = service.desiredCount - wanted.length;
  if (missing > 0) startTasks(service, deployment, missing, now);
  if (missing < 0)
    stopTasks(service, wanted.slice(missing), {
      code: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by deployment ${deployment.id}`,
      exitCode: 0,
    });
  const stopped = service.tasks.filter((task) => !isLive(task)).slice(-mostStopped);
  service.tasks = [...stopped, ...service.tasks.filter(isLive)];
}

function startTasks(service: EcsService, deployment: Deployment, count: number, now: Date): void {
  const made = Array.from({ length: count }, () => newTask(service, deployment, now));
  service.tasks.push(...made);
  const names = made.map(({ id }) => `(task ${id})`).join(' ');
  addEvent(service, `has started ${count} tasks: ${names}.`, now);
}

function newTask({ cluster, arn }: EcsService, deployment: Deployment, now: Date): Task {
  const id = hexId();
  const nth = deployment.started++;
  return {
    id,
    arn: `${arn.split(':').slice(0, 5).join(':')}:task/${cluster.clusterName}/${id}`,
    deployment,
    outcome: deployment.plan.outcome(nth),
    createdAt: now,
    address: `10.0.${parseInt(id.slice(0, 2), 16)}.${(parseInt(id.slice(2, 4), 16) % 250) + 4}`,
    age: 0,
    status: 'PROVISIONING',
    health: 'UNKNOWN',
  };
}

/** Stops these tasks, which takes one tick. */
export function stopTasks(service: EcsService, tasks: readonly Task[], stop: Stop): void {
  if (tasks.length === 0) return;
  for (const task of tasks) task.stop = stop;
  const names = tasks.map(({ id }) => `(task ${id})`).join(' ');
  addEvent(service, `has stopped ${tasks.length} running tasks: ${names}.`);
}
