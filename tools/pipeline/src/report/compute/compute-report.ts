import type { MissingRecord } from '../../records/read-records.ts';
import type { DamagedSegment } from '../../records/read-segments.ts';
import type { PipelineRecord } from '../../records/record.ts';
import { attention, type Attention } from './attention.ts';
import { dayOf } from './calendar.ts';
import { decisionFigures, type DecisionFigures } from './decisions.ts';
import { deliveryFigures, type DeliveryFigures } from './delivery.ts';
import { findingFigures, type FindingFigures, type Period } from './finding-figures.ts';
import { gateCost, type GateCost } from './gate-cost.ts';
import { historiesOf, type ServiceHistory } from './service-history.ts';
import { timelineOf } from './spans.ts';

export interface ReportInput {
  readonly records: readonly PipelineRecord[];
  readonly missing: readonly MissingRecord[];
  /** Unreadable segments; their contents were read record by record. */
  readonly damaged?: readonly DamagedSegment[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** First day of the period. */
  readonly since: number;
  /** Limit the figures to a service or an environment. */
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  /**
   * The services of the workspace; undefined: all recorded ones. A service that the workspace no
   * longer has is retired.
   */
  readonly existing?: Existing | undefined;
  /** Images in security/base-images.json, with their digests. */
  readonly bases?: readonly string[] | undefined;
}

export interface Existing {
  readonly services: readonly string[];
  readonly environments: readonly string[];
}

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

/** Computes every figure of the report from records alone; pure. */
export function computeReport(input: ReportInput): WeeklyReport {
  const { records, now, since, service, environment, existing, bases } = input;
  const past = records.filter(({ at }) => at <= now);
  const period = { first: since, last: dayOf(now) };
  const isWanted = (each: { readonly service: string; readonly environment: string }) =>
    (service === undefined || each.service === service) &&
    (environment === undefined || each.environment === environment);
  const isRetired = (place: ServiceHistory) =>
    existing !== undefined &&
    !(
      existing.services.includes(place.service) && existing.environments.includes(place.environment)
    );

  const all = historiesOf(past).map((place) => timelineOf(place, isRetired(place)));
  const timelines = all.filter(({ place }) => isWanted(place));
  const places = timelines.map(({ place }) => place);
  const current = all.filter(({ place }) => !isRetired(place));
  return {
    version: 1,
    period,
    at: now,
    service,
    environment,
    services: new Set(places.map((place) => place.service)).size,
    environments: [...new Set(places.map((place) => place.environment))].sort(),
    records: places.reduce((count, place) => count + place.records.length, 0),
    missing: input.missing.filter(isWanted),
    damaged: input.damaged ?? [],
    // All its environments decide whether a service is behind.
    attention: attention({
      ...{ timelines: current, now, bases },
      places: all.map(({ place }) => place),
    }).filter(isWanted),
    findings: findingFigures(
      timelines.flatMap(({ spans }) => spans),
      period,
    ),
    decisions: decisionFigures(timelines, period),
    delivery: deliveryFigures(places, period),
    gate: gateCost(places, period),
  };
}
