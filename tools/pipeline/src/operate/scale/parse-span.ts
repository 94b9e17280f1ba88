import { GatehouseError } from '@gatehouse/service-manifest';

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };
const LEAST_MS = 5 * 60_000;
const MOST_MS = 14 * 86_400_000;

/**
 * `90m`, `12h`, `3d` in milliseconds.
 * @throws for anything else, and for less than five minutes or more than two weeks
 */
export function parseSpan(text: string): number {
  const [, count, unit = ''] = /^(\d{1,5})([dhm])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (!(ms >= LEAST_MS && ms <= MOST_MS))
    throw new GatehouseError(
      'GH-CLI-001',
      `It must be a time span such as 90m, 12h or 3d, of 5m to 14d, not "${text}".`,
    );
  return ms;
}
