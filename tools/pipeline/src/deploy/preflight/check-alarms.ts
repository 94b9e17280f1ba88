import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';

/**
 * Checks the alarms that detect a bad release; without them, nothing would roll it back. Needs
 * `cloudwatch:DescribeAlarms`.
 */
export async function checkAlarms(
  { cloudwatch }: Pick<Aws, 'cloudwatch'>,
  { deploymentConfiguration }: CreateServiceRequest,
): Promise<string[]> {
  const AlarmNames = deploymentConfiguration?.alarms?.alarmNames ?? [];
  if (AlarmNames.length === 0) return [];
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.describeAlarms({
    AlarmNames,
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  const there = new Set([...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName));
  return AlarmNames.filter((name) => !there.has(name)).map(
    (name) => `there is no alarm ${name}: deploy the stack of the service first`,
  );
}
