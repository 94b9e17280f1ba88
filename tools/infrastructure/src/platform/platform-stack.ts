import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { stackNameOf, type Environment, type Workspace } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { AccessLogBucket } from './access-log-bucket.ts';
import { ApiKeyRotation } from './api-key-rotation.ts';
import { EnvironmentKeys } from './environment-keys.ts';
import { FailureEvents } from './failure-events.ts';
import { ForeignImages } from './foreign-images.ts';
import { LogArchive } from './log-archive.ts';
import { SavedQueries } from './saved-queries.ts';
import { ServiceCluster } from './service-cluster.ts';
import { SharedSecrets } from './shared-secrets.ts';
import { TrafficRole } from './traffic-role.ts';

export class PlatformStack extends GatehouseStack {
  /**
   * @param sharedSecrets Names of secrets that services read and no service owns
   * @param groups Groups of services; their load balancers log here
   */
  constructor(
    scope: Construct,
    environment: Environment,
    workspace: Workspace,
    sharedSecrets: readonly string[],
    groups: readonly number[] = [1],
  ) {
    const { names } = environment;
    super(scope, stackNameOf.shared(environment.name, 'platform'), names, {
      description: `Resources shared by the services of ${environment.name}: cluster, keys, log archive, rotation`,
      tags: { environment: environment.name },
      terminationProtection: true,
    });
    const operations = Topic.fromTopicArn(this, 'Operations', names.arn.operationsTopic);
    const keys = new EnvironmentKeys(this, 'Keys', environment);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', environment, groups);
    new ServiceCluster(this, 'Cluster', environment);
    if (environment.entry === 'load-balancer') new TrafficRole(this, 'TrafficRole', environment);
    new LogArchive(this, 'LogArchive', environment, { key: keys.logs, accessLogs, operations });
    new ApiKeyRotation(this, 'ApiKeyRotation', environment, { logKey: keys.logs, operations });
    new SharedSecrets(this, 'SharedSecrets', { names: sharedSecrets, key: keys.data });
    new SavedQueries(this, 'SavedQueries', environment);
    new FailureEvents(this, 'FailureEvents', environment);
    new ForeignImages(this, 'ForeignImages', workspace, environment);
  }
}
