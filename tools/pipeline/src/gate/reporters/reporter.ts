import type pc from 'picocolors';
import type { Verdict } from '../model/verdict.ts';

/** Formatters of picocolors; those of `createColors(false)` do nothing. */
export type Colours = ReturnType<typeof pc.createColors>;

export interface ReporterOptions {
  /** Only reporters for terminals use them. */
  readonly colours: Colours;
  /** The time from which ages and remaining days are counted. */
  readonly now: Date;
}

/** Renders a verdict in one format; pure. */
export type Reporter = (verdict: Verdict, options: ReporterOptions) => string;
