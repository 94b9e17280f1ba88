import { MathExpression, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Names } from '@gatehouse/service-manifest';
import { MINUTE } from './metric-expressions.ts';
import { taskMetric } from './task-metric.ts';

/** How many tasks run and, with Container Insights, how many should. */
interface RunningTasks {
  readonly running: IMetric;
  readonly desired: IMetric | undefined;
  readonly missing: IMetric | undefined;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
export function runningTasks(names: Names, insights: boolean): RunningTasks {
  if (!insights)
    // Each task reports once a minute: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cw_running_task_count.html
    return {
      running: taskMetric(names, 'AWS/ECS', 'CPUUtilization', 'running', Stats.SAMPLE_COUNT),
      desired: undefined,
      missing: undefined,
    };
  const running = taskMetric(names, 'ECS/ContainerInsights', 'RunningTaskCount', 'running');
  const desired = taskMetric(names, 'ECS/ContainerInsights', 'DesiredTaskCount', 'desired');
  return {
    running,
    desired,
    missing: new MathExpression({
      expression: 'desired - running',
      usingMetrics: { desired, running },
      label: 'missing',
      period: MINUTE,
    }),
  };
}
