import { GatehouseError } from '@gatehouse/service-manifest';

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000 };
const LEAST_MS = 1_000;
const MOST_MS = 6 * 3_600_000;

/**
 * `20m`, `90s`, `1h30m` in milliseconds.
 * @throws for anything else, for less than a second, and for more than six hours
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d{1,6})([hms])/g)];
  const ms = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
  if (parts.map(([part]) => part).join('') !== text || ms < LEAST_MS || ms > MOST_MS)
    throw new GatehouseError(
      'GH-CLI-001',
      `It must be a time such as 90s, 20m or 1h30m, of 1s to 6h, not "${text}".`,
    );
  return ms;
}

/** `0:07`, `12:34`, `1:02:03` */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
