import { quartersBetween } from './calendar.ts';
import type { Period } from './period.ts';
import { isOpenOn, type Span } from './spans.ts';

export interface MediumDebt {
  /** `2026-Q4` */
  readonly quarter: string;
  readonly opened: number;
  readonly patched: number;
  /** At the end of the quarter, or today. */
  readonly open: number;
}

/** MEDIUM findings by quarter. */
export function mediumDebt(medium: readonly Span[], { first, last }: Period): MediumDebt[] {
  let begins = first;
  return quartersBetween(first, last).map(({ name, end }) => {
    const within = (day: number) => day >= begins && day <= end;
    const figures = {
      quarter: name,
      opened: medium.filter(({ opened }) => within(opened)).length,
      patched: medium.filter(({ ended }) => ended?.how === 'patched' && within(ended.day)).length,
      open: medium.filter((span) => isOpenOn(span, end)).length,
    };
    begins = end + 1;
    return figures;
  });
}
