import { clean } from './clean.ts';
import { number, rangeOf, record } from './copilot-values.ts';
import type { Fields } from './fields.ts';
import type { Loss } from './loss.ts';

/**
 * Settings that Copilot allows to differ between environments.
 * @param at Path, with a trailing dot
 */
export function settingsOf(fields: Fields, at: string, losses: Loss[]): Record<string, unknown> {
  const cpu = fields.takeIf(`${at}cpu`, number);
  const memory = fields.takeIf(`${at}memory`, number);
  const variables = record(fields.look(`${at}variables`));
  const environment = Object.entries(variables).flatMap(([key, value]) => {
    // Copilot fills placeholders in: ${COPILOT_ENVIRONMENT_NAME}.
    if (typeof value === 'object' || /\$\{/.test(String(value))) return [];
    fields.take(`${at}variables.${key}`);
    return [[key, String(value)] as const];
  });
  const ephemeral = fields.takeIf(`${at}storage.ephemeral`, number);
  // A read-only file system is the default in any case.
  if (fields.look(`${at}storage.readonly_fs`) === true) fields.take(`${at}storage.readonly_fs`);
  const tasks = tasksOf(fields, at);
  if (tasks.spot)
    losses.push({ path: `${at}count.spot`, what: 'all tasks but the first are on Spot' });
  return clean({
    size: clean({ cpu, memory }),
    tasks: clean({ min: tasks.min, max: tasks.max, cpuTarget: tasks.cpuTarget }),
    capacity: tasks.spot ? 'spot' : undefined,
    environment: Object.fromEntries(environment),
    ephemeralStorage: ephemeral,
  });
}

function tasksOf(fields: Fields, at: string) {
  const count = fields.look(`${at}count`);
  const fixed = number(count);
  if (fixed !== undefined) {
    fields.take(`${at}count`);
    return { min: fixed, max: fixed, cpuTarget: undefined, spot: false };
  }
  const [, min, max] = fields.takeIf(`${at}count.range`, rangeOf) ?? [
    undefined,
    ...['min', 'max'].map((end) => fields.takeIf(`${at}count.range.${end}`, number)),
  ];
  const spot = fields.takeIf(`${at}count.spot`, number);
  return {
    min: min === undefined ? spot : Number(min),
    max: max === undefined ? spot : Number(max),
    cpuTarget:
      fields.takeIf(`${at}count.cpu_percentage`, number) ??
      fields.takeIf(`${at}count.cpu_percentage.value`, number),
    spot: spot !== undefined,
  };
}
