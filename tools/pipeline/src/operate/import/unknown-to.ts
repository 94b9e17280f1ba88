import type { Service } from '@aws-sdk/client-ecs';
import type { Definition } from '../../deploy/plan/deploy-files.ts';
import { differences, type Difference } from '../../deploy/plan/differences.ts';

/** The state of a service, and names that a new one does not have. */
const STATE = [
  ...['serviceArn', 'serviceName', 'clusterArn', 'roleArn', 'status', 'createdAt', 'createdBy'],
  ...['desiredCount', 'runningCount', 'pendingCount', 'taskDefinition', 'taskSets', 'events'],
  ...['deployments', 'currentServiceDeployment', 'currentServiceRevisions', 'platformFamily'],
  ...['resourceManagementType'],
];

/** What a service has and a rendered one does not; AWS adds some of it, which a deployment ignores. */
export function unknownTo(rendered: Definition['service'], service: Service): Difference[] {
  // ECS shows these of a deployment only.
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } =
    service.deployments?.find(({ status }) => status === 'PRIMARY') ?? {};
  const all = {
    ...{ ...service, volumeConfigurations, vpcLatticeConfigurations },
    ...(serviceConnectConfiguration?.enabled && { serviceConnectConfiguration }),
  };
  const settings = Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => !STATE.includes(name) && !(name === 'launchType' && value === 'FARGATE'),
    ),
  );
  return differences(settings, rendered, 'matters').filter(
    ({ path: [first = '', second], to }) =>
      to === undefined && !(first === 'tags' && second?.startsWith('aws:')),
  );
}
