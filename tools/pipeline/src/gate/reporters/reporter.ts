import type pc from 'picocolors';
import type { Verdict } from '../model/verdict.ts';

/** Formatters of picocolors; `createColors(false)` makes those that do nothing. */
export type Colours = ReturnType<typeof pc.createColors>;

export interface ReporterOptions {
  /** Used by reporters for terminals only. */
  readonly colours: Colours;
  /** What ages and days left are counted from. */
  readonly now: Date;
}

/** Writes a verdict in one format; no file, clock or environment is looked at. */
export type Reporter = (verdict: Verdict, options: ReporterOptions) => string;
