import { type Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { FIVE_MINUTES, MINUTE, oneOf, shareOf } from './metric-expressions.ts';
import type { ServiceTarget } from './service-target.ts';

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
      new Metric({
        namespace,
        metricName,
        label,
        dimensionsMap: { ClusterName: names.cluster, ServiceName: names.service },
        statistic: Stats.AVERAGE,
        period: MINUTE,
      });
    const ofTarget = (
      { dimensions, balancer }: ServiceTarget,
      metricName: string,
      statistic: string,
      period = MINUTE,
    ) =>
      dimensions.map(
        (each, at) =>
          new Metric({
            namespace: 'AWS/ApplicationELB',
            metricName,
            dimensionsMap: { ...each },
            statistic,
            label: `${metricName}, ${balancer}${at > 0 ? ', alternate' : ''}`,
            period,
          }),
      );
    const ofTargets = (metricName: string, statistic: string, period?: Duration) =>
      targets.flatMap((target) => ofTarget(target, metricName, statistic, period));

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
    this.cpu = ofTasks('AWS/ECS', 'CPUUtilization', 'CPU, %');
    this.memory = ofTasks('AWS/ECS', 'MemoryUtilization', 'Memory, %');
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
    if (place.insights) {
      this.runningTasks = ofTasks('ECS/ContainerInsights', 'RunningTaskCount', 'running');
      this.desiredTasks = ofTasks('ECS/ContainerInsights', 'DesiredTaskCount', 'desired');
      this.missingTasks = new MathExpression({
        expression: 'desired - running',
        usingMetrics: { desired: this.desiredTasks, running: this.runningTasks },
        label: 'missing',
        period: MINUTE,
      });
    } else {
      // Each task reports once a minute: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cw_running_task_count.html
      this.runningTasks = new Metric({
        namespace: 'AWS/ECS',
        metricName: 'CPUUtilization',
        label: 'running',
        dimensionsMap: { ClusterName: names.cluster, ServiceName: names.service },
        statistic: Stats.SAMPLE_COUNT,
        period: MINUTE,
      });
      this.desiredTasks = undefined;
      this.missingTasks = undefined;
    }

    // The maximum of all nodes of the load balancer, because a new node sees no healthy hosts yet. Uses the target
    // group with more hosts, because one of the two is empty between deployments.
    this.healthyHosts =
      targets.length === 0
        ? undefined
        : oneOf(
            'healthy',
            '<',
            targets.map((target) =>
              oneOf(
                target.balancer,
                '>',
                ofTarget(target, 'HealthyHostCount', Stats.MAXIMUM),
                'healthy',
              ),
            ),
            'healthy',
          );
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
    const ofApi = (metricName: string, statistic: string, period = FIVE_MINUTES) =>
      apiId === undefined
        ? []
        : [
            new Metric({
              namespace: 'AWS/ApiGateway',
              metricName,
              dimensionsMap: { ApiId: apiId },
              statistic,
              label: metricName,
              period,
            }),
          ];
    this.requests = [
      ...ofTargets('RequestCount', Stats.SUM, FIVE_MINUTES),
      ...ofApi('Count', Stats.SUM),
    ];
    const answers = [
      ...ofTargets('HTTPCode_Target_5XX_Count', Stats.SUM, FIVE_MINUTES),
      ...ofApi('5xx', Stats.SUM),
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
      ...ofApi('Latency', Stats.p(percentile), MINUTE).map(
        (milliseconds) =>
          new MathExpression({
            expression: `${id}Ms / 1000`,
            usingMetrics: { [`${id}Ms`]: milliseconds },
            label,
            period: MINUTE,
          }),
      ),
    ];
    const measured = this.requests.length > 0;
    this.failureShare = measured
      ? shareOf(fit ? this.failures : answers, this.requests)
      : undefined;
    this.medianLatency = measured
      ? oneOf('half', '>', latency('half', 50, 'p50'), 'p50')
      : undefined;
    // The service itself publishes this metric: libs/service-kit/src/metrics/health-metrics.ts.
    this.dependencies = new Metric({
      namespace: 'Gatehouse',
      metricName: 'dependenciesHealthy',
      dimensionsMap: { service: name, environment },
      statistic: Stats.MINIMUM,
      period: MINUTE,
    });
    this.latency = measured ? oneOf('slow', '>', latency('slow', 99, 'p99'), 'p99') : undefined;
  }
}
