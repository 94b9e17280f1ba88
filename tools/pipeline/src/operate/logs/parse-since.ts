import { GatehouseError } from '@gatehouse/service-manifest';

const UNITS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

/**
 * A time: `30m`, `2h`, `3d` ago, or `2026-11-30` or `2026-11-30T08:15Z`, in UTC by default.
 * @throws for anything else, and for a time in the future
 */
export function parseSince(text: string, now: Date): Date {
  const [, count, unit = ''] = /^(\d{1,6})([dhms])$/.exec(text) ?? [];
  const moment =
    count === undefined
      ? parseTime(text)
      : new Date(now.getTime() - Number(count) * (UNITS[unit] ?? 0));
  if (moment === undefined || Number.isNaN(moment.getTime()))
    throw new GatehouseError(
      'GH-CLI-001',
      `It must be a time span such as 30m, 2h or 3d, or a time such as 2026-11-30T08:15Z, not "${text}".`,
    );
  if (moment > now) throw new GatehouseError('GH-CLI-001', `${text} is still to come.`);
  return moment;
}

function parseTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text))
    return undefined;
  return new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
