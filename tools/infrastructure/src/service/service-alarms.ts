import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceModel } from '@gatehouse/service-manifest';
import { requestAlarms } from './request-alarms.ts';
import { ServiceAlarm } from './service-alarm.ts';
import type { ServiceMetrics } from './service-metrics.ts';

const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;

/**
 * Notifies operations when a service is unhealthy, and when it recovers. A deployment watches `healthy-hosts`,
 * `server-errors` and `latency` for their evaluation period, so none looks at more than a few minutes.
 *
 * Data is missing without traffic, and without running tasks, as before the first deployment. Missing traffic is no
 * alarm; missing tasks leave the alarm with insufficient data.
 */
export class ServiceAlarms extends Construct {
  readonly all: readonly ServiceAlarm[];

  constructor(scope: Construct, id: string, model: ServiceModel, metrics: ServiceMetrics) {
    super(scope, id);
    const { alarms } = model.settings;
    const { name } = model;

    // Requires two minutes of five: scaling handles a single minute at the limit.
    const twice = {
      evaluationPeriods: 5,
      datapointsToAlarm: 2,
      comparisonOperator: GREATER_THAN_THRESHOLD,
    };
    const cpu = new ServiceAlarm(this, 'cpu', model, {
      ...twice,
      alarmDescription: `Tasks of ${name} use more than ${alarms.cpu} % of their CPU`,
      metric: metrics.cpu,
      threshold: alarms.cpu,
      treatMissingData: TreatMissingData.MISSING,
    });
    const memory = new ServiceAlarm(this, 'memory', model, {
      ...twice,
      alarmDescription: `Tasks of ${name} use more than ${alarms.memory} % of their memory; beyond 100 they are killed`,
      metric: metrics.memory,
      threshold: alarms.memory,
      treatMissingData: TreatMissingData.MISSING,
    });
    const runningTasks = new ServiceAlarm(this, 'running-tasks', model, {
      alarmDescription: `${name} has had fewer tasks than it should for half of ten minutes: tasks fail, or cannot be placed`,
      ...(metrics.missingTasks
        ? {
            metric: metrics.missingTasks,
            threshold: 0,
            comparisonOperator: GREATER_THAN_THRESHOLD,
          }
        : {
            metric: metrics.runningTasks,
            threshold: Math.max(1, model.settings.tasks.min),
            comparisonOperator: LESS_THAN_THRESHOLD,
          }),
      // A task takes a minute or two to start whenever the service scales out, and after each interruption of Spot.
      evaluationPeriods: 10,
      datapointsToAlarm: 5,
      treatMissingData: TreatMissingData.MISSING,
    });
    const reached = requestAlarms(this, model, metrics);

    const dependencies = new ServiceAlarm(this, 'dependencies', model, {
      alarmDescription: `A health check of ${name} has failed for three of five minutes; to find it, search the log for "Health check"`,
      metric: metrics.dependencies,
      threshold: 1,
      comparisonOperator: LESS_THAN_THRESHOLD,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: TreatMissingData.MISSING,
    });

    this.all = [...reached, dependencies, runningTasks, cpu, memory];
    for (const alarm of this.all) alarm.addOkAction(alarm.tellOperations);
  }
}
