import type { Construct } from 'constructs';
import {
  groupOf,
  groupsOf,
  stackNameOf,
  type Environment,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { DeployRole } from './deploy-role.ts';
import { InfrastructureRole } from './infrastructure-role.ts';
import { StatusRole } from './status-role.ts';

export class DeliveryStack extends GatehouseStack {
  constructor(
    scope: Construct,
    environment: Environment,
    workspace: Workspace,
    services: readonly ServiceModel[],
  ) {
    super(scope, stackNameOf.shared(environment.name, 'delivery'), environment.names, {
      description: `Roles of GitHub's jobs in ${environment.name}`,
      tags: { environment: environment.name },
    });
    const groups = groupsOf(services.map(({ manifest }) => manifest));
    for (const group of groups.length > 0 ? groups : [1])
      new DeployRole(
        this,
        environment,
        workspace,
        services.filter(({ manifest }) => groupOf(manifest) === group),
        group,
      );
    new StatusRole(this, environment, workspace, services);
    new InfrastructureRole(this, environment.name, workspace, environment.names);
  }
}
