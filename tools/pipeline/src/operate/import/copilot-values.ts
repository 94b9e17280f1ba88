/** An object; anything else counts as an empty one. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * A number, or a string with one, but not a placeholder that Copilot fills in, such as `${CPU}`.
 */
export const number = (value: unknown): number | undefined =>
  value !== '' && ['number', 'string'].includes(typeof value) && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;

/** `1-10` */
export const rangeOf = (value: unknown) => /^(\d+)-(\d+)$/.exec(String(value)) ?? undefined;

/** The processor architecture of a Linux platform. */
export const linux = (value: unknown) => /^linux\/(arm64|amd64|x86_64)$/i.exec(String(value))?.[1];

/** A Go duration in seconds: `10s`, `1m30s`; https://pkg.go.dev/time#ParseDuration */
export function seconds(value: unknown): number | undefined {
  const [whole, hours = 0, minutes = 0, rest = 0] =
    /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(String(value ?? '')) ?? [];
  return whole ? Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest) : undefined;
}
