import { Validations } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * Where the services run, on Fargate. Should a service be opened to ECS Exec, its sessions go to its own
 * log group: that is what ECS does where a cluster says nothing of them.
 */
export class ServiceCluster extends Construct {
  constructor(scope: Construct, id: string, { names, insights }: Environment) {
    super(scope, id);
    const cluster = new CfnCluster(this, 'Cluster', {
      clusterName: names.cluster,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      // With figures of each task, such as restarts.
      clusterSettings: [{ name: 'containerInsights', value: insights ? 'enhanced' : 'disabled' }],
    });
    if (!insights)
      Validations.of(cluster).acknowledge({
        id: 'AwsSolutions::AwsSolutions-ECS4',
        reason:
          'Outside production, figures of each task cost more than the tasks; "insights" switches them on',
      });
  }
}
