import type { Template } from 'aws-cdk-lib/assertions';
import { resolved } from './resolved.ts';

export interface UsedMetric {
  readonly namespace: string;
  readonly name: string;
  /** Names of the dimensions, sorted. */
  readonly dimensions: readonly string[];
}

interface AlarmMetric {
  Namespace: string;
  MetricName: string;
  Dimensions?: { Name: string }[];
}

/** The metrics that alarms evaluate. */
export function metricsOfAlarms(template: Template): UsedMetric[] {
  return Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .flatMap(({ Properties }): AlarmMetric[] =>
      Properties.Metrics === undefined
        ? [Properties]
        : Properties.Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: AlarmMetric } }) =>
            MetricStat === undefined ? [] : [MetricStat.Metric],
          ),
    )
    .map(({ Namespace, MetricName, Dimensions = [] }) => ({
      namespace: Namespace,
      name: MetricName,
      dimensions: Dimensions.map(({ Name }) => Name).sort(),
    }));
}

interface Widget {
  type: string;
  properties: {
    title: string;
    metrics?: unknown[][];
    alarms?: string[];
    query?: string;
  };
}

export function widgetsOf(template: Template): Widget[] {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  return JSON.parse(resolved(dashboard!['Properties'].DashboardBody)).widgets;
}

/** The metrics that the dashboard shows. Each is `[namespace, name, dimension, value, ..., options]` there. */
export function metricsOfDashboard(template: Template): UsedMetric[] {
  return widgetsOf(template)
    .flatMap(({ properties }) => properties.metrics ?? [])
    .map((metric) => metric.filter((part): part is string => typeof part === 'string'))
    .filter(({ length }) => length > 0)
    .map(([namespace, name, ...dimensions]) => ({
      namespace: namespace!,
      name: name!,
      dimensions: dimensions.filter((_, at) => at % 2 === 0).sort(),
    }));
}
