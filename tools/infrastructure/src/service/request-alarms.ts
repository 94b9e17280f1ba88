import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { ServiceAlarm } from './service-alarm.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;

/**
 * Alarms on what only a load balancer or API Gateway measures; an internal service without load balancers has
 * neither.
 */
export function requestAlarms(
  scope: Construct,
  model: ServiceModel,
  metrics: ServiceMetrics,
): ServiceAlarm[] {
  const { name } = model;
  const { alarms, healthCheck } = model.settings;
  const found: ServiceAlarm[] = [];
  if (metrics.healthyHosts) {
    const healthyHosts = new ServiceAlarm(scope, 'healthy-hosts', model, {
      alarmDescription: `${name} has no healthy task behind one of its load balancers, and does not respond there`,
      metric: metrics.healthyHosts,
      threshold: 1,
      comparisonOperator: LESS_THAN_THRESHOLD,
      // The first tasks of a service are unhealthy until they have started.
      evaluationPeriods: Math.ceil(healthCheck.startPeriod / 60) + 1,
      treatMissingData: TreatMissingData.MISSING,
    });
    // The metric is reported while targets are registered. Only the loss of the last target is an alarm, not the
    // state before the first.
    healthyHosts.addInsufficientDataAction(healthyHosts.tellOperations);
    found.push(healthyHosts);
  }
  if (metrics.failureShare)
    found.push(
      new ServiceAlarm(scope, 'server-errors', model, {
        alarmDescription: `More than ${alarms.errors} % of the requests to ${name} failed in five minutes, and more than a few requests did`,
        metric: metrics.failureShare,
        threshold: alarms.errors,
        comparisonOperator: GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  if (metrics.latency)
    found.push(
      new ServiceAlarm(scope, 'latency', model, {
        alarmDescription: `One in a hundred requests to ${name} takes more than ${alarms.latency} ms`,
        metric: metrics.latency,
        threshold: alarms.latency / 1_000,
        comparisonOperator: GREATER_THAN_THRESHOLD,
        // With little traffic, a single request is the 99th percentile, so the alarm requires three slow minutes.
        evaluationPeriods: 5,
        datapointsToAlarm: 3,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  return found;
}
