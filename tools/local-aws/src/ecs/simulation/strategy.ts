import type { EcsService } from '../model.ts';

/** Whether new tasks take the place of old ones one after the other, rather than all at once beside them. */
export const rolls = ({ options }: EcsService): boolean =>
  (options.deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING';

/** Ticks that alarms are watched before a deployment is done: one for each minute of the bake. */
export const bakeOf = (service: EcsService): number =>
  rolls(service) ? 1 : 1 + (service.options.deploymentConfiguration?.bakeTimeInMinutes ?? 0);
