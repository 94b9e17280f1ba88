/** The placeholder for a missing figure. */
export const NONE = '–';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const count = (value: number): string => whole.format(value);
export const decimal = (value: number): string => fine.format(value);

export const days = (value: number | undefined): string =>
  value === undefined ? NONE : `${count(value)} d`;

/** Minutes, hours or days, whichever is most readable. */
export function hours(value: number | undefined): string {
  if (value === undefined) return NONE;
  if (value < 1) return `${count(value * 60)} min`;
  return value < 48 ? `${decimal(value)} h` : `${decimal(value / 24)} d`;
}

export const percent = (share: number | undefined): string =>
  share === undefined ? NONE : `${decimal(share * 100)} %`;

export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** `CRITICAL` as `Critical`. */
export const severityName = (severity: string): string =>
  `${severity[0]}${severity.slice(1).toLowerCase()}`;
