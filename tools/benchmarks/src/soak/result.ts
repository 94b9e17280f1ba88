import type { LineCounts } from './check-lines.ts';

/** What a soak found about one service. */
export interface ServiceResult extends LineCounts {
  readonly name: string;
  readonly requests: number;
  readonly aborted: number;
  /** After a garbage collection, at the end of each quarter, in bytes. */
  readonly heap: readonly number[];
  readonly exit: number | string;
}

export interface SoakResult {
  readonly services: readonly ServiceResult[];
  readonly outcomes: Readonly<Record<string, number>>;
  /** One line each; empty if there is no problem. */
  readonly problems: readonly string[];
}
