import {
  AlarmStatusWidget,
  type AlarmStatusWidgetProps,
  Dashboard,
  GraphWidget,
  LogQueryWidget,
  type IMetric,
  type GraphWidgetProps,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import type { ServiceMetrics } from './service-metrics.ts';

/** Columns of the 24 in a dashboard. */
const THIRD = 8;
const ALL = 24;

/** The dashboard for the on-call engineer: the cause of each alarm is in one of its rows. */
export class ServiceDashboard extends Dashboard {
  constructor(
    scope: Construct,
    id: string,
    { names }: ServiceModel,
    metrics: ServiceMetrics,
    refused: readonly IMetric[],
    alarms: AlarmStatusWidgetProps['alarms'],
  ) {
    const graph = (title: string, props: GraphWidgetProps) =>
      new GraphWidget({ title, width: THIRD, region: names.region, ...props });
    const percent = { min: 0, max: 100 };
    const fromZero = { min: 0 };
    super(scope, id, {
      dashboardName: names.family,
      widgets: [
        [
          new AlarmStatusWidget({
            title: 'Alarms',
            width: ALL,
            height: 3,
            alarms,
          }),
        ],
        [
          graph('Requests', { left: [...metrics.requests], leftYAxis: fromZero, stacked: true }),
          graph('Failures', {
            left: [...metrics.failures],
            right: known(metrics.failureShare),
            leftYAxis: fromZero,
            rightYAxis: fromZero,
          }),
          graph('Latency, s', {
            left: known(metrics.medianLatency, metrics.latency),
            leftYAxis: fromZero,
          }),
        ],
        [
          graph('CPU and memory', { left: [metrics.cpu, metrics.memory], leftYAxis: percent }),
          graph('Tasks', {
            left: known(metrics.runningTasks, metrics.desiredTasks, metrics.healthyHosts),
            leftYAxis: fromZero,
          }),
          graph('Refused requests', { left: [...refused], leftYAxis: fromZero }),
        ],
        [
          new LogQueryWidget({
            title: 'Last errors',
            width: ALL,
            height: 8,
            region: names.region,
            logGroupNames: [names.logGroup],
            queryLines: [
              'fields @timestamp, message, error.type, error.message, traceId',
              'filter level = "error"',
              'sort @timestamp desc',
              'limit 20',
            ],
          }),
        ],
      ],
    });
  }
}

const known = (...metrics: (IMetric | undefined)[]): IMetric[] =>
  metrics.filter((metric) => metric !== undefined);
