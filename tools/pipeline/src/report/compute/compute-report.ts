import type { MissingRecord } from '../../records/list-chain.ts';
import type { DamagedSegment } from '../../records/read-segments.ts';
import type { PipelineRecord } from '../../records/record.ts';
import { attention } from './attention.ts';
import { dayOf } from './calendar.ts';
import { decisionFigures } from './decisions.ts';
import { deliveryFigures } from './delivery.ts';
import { findingFigures } from './finding-figures.ts';
import { gateCost } from './gate-cost.ts';
import { historiesOf, type ServiceHistory } from './service-history.ts';
import { timelineOf } from './timeline-of.ts';
import type { WeeklyReport } from './weekly-report.ts';

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
