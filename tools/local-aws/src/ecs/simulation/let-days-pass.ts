import type { EcsState } from '../ecs-state.ts';

/** Advances time by this many days without any change to existing services and tasks. */
export function letDaysPass(ecs: EcsState, days: number): void {
  const before = (time: Date) => new Date(time.getTime() - days * 86_400_000);
  for (const { rollouts, deployments } of ecs.services)
    for (const each of [...rollouts, ...deployments])
      Object.assign(each, { createdAt: before(each.createdAt) });
  for (const { task } of ecs.oneOffs) {
    const { createdAt, stoppedAt } = task;
    Object.assign(task, {
      createdAt: before(createdAt),
      stoppedAt: stoppedAt && before(stoppedAt),
    });
  }
  ecs.launches = ecs.launches.map((launch) => ({
    ...launch,
    at: before(launch.at),
  }));
}
