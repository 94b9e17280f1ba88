import type { EcsService } from '../service.ts';

/** Whether new tasks replace old ones gradually, instead of all starting beside them. */
export const rolls = ({ options }: EcsService): boolean =>
  (options.deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING';

/** Ticks for which alarms are watched before a deployment succeeds: one for each minute of the bake time. */
export const bakeOf = (service: EcsService): number =>
  rolls(service) ? 1 : 1 + (service.options.deploymentConfiguration?.bakeTimeInMinutes ?? 0);
