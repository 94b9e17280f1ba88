import type { Duration } from 'aws-cdk-lib';
import { Stats, type IMetric, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { apiLatency, apiMetrics } from './api-metrics.ts';
import { dependenciesMetric } from './dependencies-metric.ts';
import { healthyHosts } from './healthy-hosts.ts';
import { FIVE_MINUTES, oneOf, shareOf } from './metric-expressions.ts';
import { runningTasks } from './running-tasks.ts';
import type { ServiceTarget } from './service-target.ts';
import { targetMetrics } from './target-metrics.ts';
import { taskMetric } from './task-metric.ts';

/** Metrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
const MOST_IN_ALARM = 10;

/**
 * The metrics of a service, for its alarms and its dashboard. If it has two load balancers, or two target groups behind
 * one, the metric covers all of them. It uses only arithmetic and IF, which treat missing values as 0: in an alarm,
 * other functions see more data points than the alarm evaluates.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export class ServiceMetrics {
  readonly cpu: IMetric;
  readonly memory: IMetric;
  readonly runningTasks: IMetric;
  readonly desiredTasks: IMetric | undefined;
  /**
   * Number of missing tasks; without Container Insights, which report the desired number, the number of running tasks.
   */
  readonly missingTasks: IMetric | undefined;
  /** Only with load balancers. */
  readonly healthyHosts: IMetric | undefined;
  readonly requests: readonly Metric[];
  /** Responses with 5xx, and connections that no task accepted. */
  readonly failures: readonly IMetric[];
  /** Failed requests, in percent, in five minutes. */
  readonly failureShare: IMetric | undefined;
  /** Median and 99th percentile, in seconds. */
  readonly medianLatency: IMetric | undefined;
  readonly latency: IMetric | undefined;
  /** 1 if all health checks of all tasks pass; a task that fails one reports 0 each minute. */
  readonly dependencies: IMetric;

  /** @param apiId Id of the service's API at API Gateway, if there are no load balancers */
  constructor(
    { name, environment, names, place }: ServiceModel,
    targets: readonly ServiceTarget[],
    apiId?: string,
  ) {
    const ofTasks = (namespace: string, metricName: string, label: string) =>
      taskMetric(names, namespace, metricName, label);
    const ofTargets = (metricName: string, statistic: string, period?: Duration) =>
      targets.flatMap((target) => targetMetrics(target, metricName, statistic, period));

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
    this.cpu = ofTasks('AWS/ECS', 'CPUUtilization', 'CPU, %');
    this.memory = ofTasks('AWS/ECS', 'MemoryUtilization', 'Memory, %');
    const { running, desired, missing } = runningTasks(names, place.insights);
    this.runningTasks = running;
    this.desiredTasks = desired;
    this.missingTasks = missing;

    this.healthyHosts = healthyHosts(targets);
    const ofApi = (metricName: string) => apiMetrics(apiId, metricName, Stats.SUM, FIVE_MINUTES);
    this.requests = [...ofTargets('RequestCount', Stats.SUM, FIVE_MINUTES), ...ofApi('Count')];
    const answers = [
      ...ofTargets('HTTPCode_Target_5XX_Count', Stats.SUM, FIVE_MINUTES),
      ...ofApi('5xx'),
    ];
    this.failures = [
      ...answers,
      ...ofTargets('TargetConnectionErrorCount', Stats.SUM, FIVE_MINUTES),
    ];
    // Four target groups would need too many metrics, and a task that accepts no connection also fails its health
    // checks.
    const fit = this.failures.length + this.requests.length <= MOST_IN_ALARM;
    const latency = (id: string, percentile: number, label: string) => [
      ...ofTargets('TargetResponseTime', Stats.p(percentile)),
      ...apiLatency(apiId, id, percentile, label),
    ];
    const measured = this.requests.length > 0;
    this.failureShare = measured
      ? shareOf(fit ? this.failures : answers, this.requests)
      : undefined;
    this.medianLatency = measured
      ? oneOf('half', '>', latency('half', 50, 'p50'), 'p50')
      : undefined;
    this.dependencies = dependenciesMetric(name, environment);
    this.latency = measured ? oneOf('slow', '>', latency('slow', 99, 'p99'), 'p99') : undefined;
  }
}
