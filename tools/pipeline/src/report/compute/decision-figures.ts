import type { BySeverity } from './by-severity.ts';

/** What people and scanners decide about findings. */
export interface DecisionFigures {
  /** Decided findings of services in the period: each counts once for a service. */
  readonly decided: {
    readonly notAffected: number;
    readonly accepted: number;
    readonly patched: number;
    /** `notAffected` over all three; undefined without decisions. */
    readonly falsePositiveRate: number | undefined;
  };
  /** Findings in running images that at least two scanners looked for. */
  readonly disagreement: {
    readonly compared: number;
    readonly seenByOne: number;
    readonly ratedDifferently: number;
    /** Findings that only this scanner found. */
    readonly alone: Readonly<Record<string, number>>;
  };
  /** Findings in running images without code in the bundle. */
  readonly outsideBundle: BySeverity<number>;
}
