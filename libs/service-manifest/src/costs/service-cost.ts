import type { ServiceModel } from '../model.ts';
import { ownerOfSecret, ownGrants, secretsOf, volumesOf } from '../ownership.ts';
import { architectureOf } from '../render/container.ts';
import { PRICES } from './prices.ts';
import { taskCost, taskHours } from './task-cost.ts';

/** USD a month. */
export interface CostItem {
  readonly item: string;
  readonly amount: number;
  readonly usd: number;
}

/** What the tasks of a service cost, as many as run without load; what a stack makes for it is priced from its template. */
export function tasksCost({ settings, manifest, place }: ServiceModel): CostItem[] {
  const { min } = settings.tasks;
  // In production, the first task of a service on Spot stays on demand.
  const spot = settings.capacity === 'spot' ? (place.production ? Math.max(0, min - 1) : min) : 0;
  const each = (onSpot: boolean) => taskCost(settings, architectureOf(manifest), onSpot);
  const items: CostItem[] = [
    { item: 'tasks on demand', amount: min - spot, usd: (min - spot) * each(false) },
    { item: 'tasks on Spot', amount: spot, usd: spot * each(true) },
    {
      item: 'public addresses of tasks',
      amount: place.network.endpoints ? 0 : min,
      usd: place.network.endpoints ? 0 : min * taskHours(settings.tasks) * PRICES.publicAddressHour,
    },
  ];
  return items.filter(({ amount }) => amount > 0);
}

/**
 * About what a service adds a month in one environment, in USD: tasks, alarms, metrics, secrets and dashboard. The
 * estimate from the templates (`gatehouse costs`) is the exact one; this one needs no synthesis.
 */
export function serviceCost(model: ServiceModel): number {
  const { manifest, name, place } = model;
  const secrets = secretsOf(manifest).filter((secret) => ownerOfSecret(secret) === name);
  const queues = ownGrants(manifest).filter((grant) => 'queue' in grant);
  const databases = ownGrants(manifest).filter((grant) => 'database' in grant);
  const fixed =
    (place.production ? ALARM_METRICS : ALARM_METRICS - 3) * PRICES.alarmMetric +
    (place.production && place.dashboards ? 2 * PRICES.anomalyMetric : 0) +
    (place.production ? METRICS : METRICS - 3) * PRICES.customMetric +
    secrets.length * PRICES.secret +
    queues.length * (PRICES.alarmMetric + POLLS_MILLION * PRICES.queueMillion) +
    (volumesOf(manifest).length > 0 ? VOLUMES : 0) +
    databases.length * databaseCost(place.production) +
    (place.dashboards ? PRICES.dashboard : 0) +
    (place.insights ? INSIGHTS_METRICS * PRICES.insightsMetric : 0);
  return tasksCost(model).reduce((sum, { usd }) => sum + usd, fixed);
}

/** A database at rest while tasks are connected; outside production it costs nothing but its storage when it pauses. */
const databaseCost = (production: boolean) =>
  (production ? 2 : 1) * DATABASE_UNITS * PRICES.databaseUnitHour * PRICES.hoursPerMonth +
  DATABASE_GB * PRICES.databaseGb +
  DATABASE_ALARMS * PRICES.alarmMetric;

/** Capacity units of an instance at rest. */
export const DATABASE_UNITS = 0.5;
export const DATABASE_GB = 10;
const DATABASE_ALARMS = 3;
/** A test in tools/infrastructure holds these against the estimate from templates. */
const ALARM_METRICS = 13;
const METRICS = 4;
/** Of one receiver in a month, three a minute. */
const POLLS_MILLION = 0.13;
/** Of 5 GB, with copies, and an alarm. */
const VOLUMES =
  5 * (PRICES.fileGb + PRICES.fileCopyGb) + 2 * PRICES.fileGbMoved + PRICES.alarmMetric;
/** Of Container Insights: for a service and, on average, two tasks. */
const INSIGHTS_METRICS = 60;
