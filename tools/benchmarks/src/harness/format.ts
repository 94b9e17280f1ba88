import type { Summary } from './statistics.ts';

/** 1234567 as "1.23M", 446000 as "446k", 12.3456 as "12.3": three digits that matter. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (Math.abs(value) >= 999_500) return `${trim(value / 1_000_000)}M`;
  if (Math.abs(value) >= 9_995) return `${trim(value / 1_000)}k`;
  return trim(value);
}

function trim(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return value.toFixed(0);
  return size >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

export function ratio(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(2)}x` : '-';
}

export function range({ min, max }: Summary): string {
  return `${short(min)}..${short(max)}`;
}
