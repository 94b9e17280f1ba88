import { PRICES as P, type CostItem } from '@gatehouse/service-manifest';

/** The properties of a resource in a template. */
export type Properties = Readonly<Record<string, unknown>>;

/** An item of the costs; none for none. */
export const one = (item: string, usd: number, amount = 1): CostItem[] =>
  amount === 0 ? [] : [{ item, amount, usd: usd * amount }];

/** A list; anything else is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** An alarm costs by the metrics that it evaluates; anomaly detection costs three times as much. */
export function alarm({ Metrics, ThresholdMetricId }: Properties): CostItem[] {
  const metrics = listOf(Metrics).filter((each) => 'MetricStat' in (each as object));
  const count = Math.max(1, metrics.length);
  return ThresholdMetricId === undefined
    ? one('alarm, a metric', P.alarmMetric, count)
    : one('anomaly detection', P.anomalyMetric + (count - 1) * P.alarmMetric);
}
