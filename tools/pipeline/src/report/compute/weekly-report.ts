import type { MissingRecord } from '../../records/list-chain.ts';
import type { DamagedSegment } from '../../records/read-segments.ts';
import type { Attention } from './attention-entry.ts';
import type { DecisionFigures } from './decision-figures.ts';
import type { DeliveryFigures } from './delivery.ts';
import type { FindingFigures } from './finding-figures.ts';
import type { GateCost } from './gate-cost.ts';
import type { Period } from './period.ts';

/** The contents of a weekly report; days are numbers since 1970, in UTC. */
export interface WeeklyReport {
  readonly version: 1;
  readonly period: Period;
  readonly at: number;
  readonly service: string | undefined;
  readonly environment: string | undefined;
  readonly services: number;
  readonly environments: readonly string[];
  readonly records: number;
  /** Missing or unreadable records: with them, any figure may be worse. */
  readonly missing: readonly MissingRecord[];
  /** Missing or unreadable segments: records that were only in them are missing. */
  readonly damaged: readonly DamagedSegment[];
  readonly attention: readonly Attention[];
  readonly findings: FindingFigures;
  readonly decisions: DecisionFigures;
  readonly delivery: readonly DeliveryFigures[];
  readonly gate: GateCost;
}
