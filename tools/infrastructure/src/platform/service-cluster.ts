import { Validations } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * The Fargate cluster in which the services run. Sessions of ECS Exec, if a service allows them, go to the service's
 * log group: the default of ECS if a cluster does not configure them.
 */
export class ServiceCluster extends Construct {
  constructor(scope: Construct, id: string, { names, insights }: Environment) {
    super(scope, id);
    const cluster = new CfnCluster(this, 'Cluster', {
      clusterName: names.cluster,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      // Includes metrics of each task, such as restarts.
      clusterSettings: [{ name: 'containerInsights', value: insights ? 'enhanced' : 'disabled' }],
    });
    if (!insights)
      Validations.of(cluster).acknowledge({
        id: 'AwsSolutions::AwsSolutions-ECS4',
        reason:
          'Outside production, metrics of each task cost more than the tasks; "insights" switches them on',
      });
  }
}
