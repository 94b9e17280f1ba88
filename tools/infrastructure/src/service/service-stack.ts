import type { Construct } from 'constructs';
import {
  ownGrants,
  stackNameOf,
  volumesOf,
  type Environment,
  type ServiceModel,
} from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { limitHelperFunctions } from '../helper-functions.ts';
import { GatewayTarget } from './gateway-target.ts';
import { addOwnInfrastructure } from './add-own-infrastructure.ts';
import type { InfrastructureFunction } from './own-infrastructure.ts';
import { helperLog } from './helper-log.ts';
import { balancersOf } from './load-balancers.ts';
import { monitorService } from './monitor-service.ts';
import { ownedResources } from './owned-resources.ts';
import { OwnedSecrets } from './owned-secrets.ts';
import { OwnedVolumes } from './owned-volumes.ts';
import { ServiceLog } from './service-log.ts';
import { ServiceMetrics } from './service-metrics.ts';
import { ServiceRoles } from './service-roles.ts';
import { ServiceTarget } from './service-target.ts';
import { addSubscriptions, type Subscription } from './subscriptions.ts';
import { TaskHours } from './task-hours.ts';
import { TaskSecurityGroup } from './task-security-group.ts';

/** The resources that a service needs in an environment before its first deployment, and those that it owns. */
export class ServiceStack extends GatehouseStack {
  /**
   * @param own The function of the service's `infrastructure.ts`
   * @param subscriptions The subscriptions of its queues and topics that this stack creates
   * @param groupsCalled Groups of the services that it calls
   */
  constructor(
    scope: Construct,
    environment: Environment,
    model: ServiceModel,
    own?: InfrastructureFunction,
    subscriptions: readonly Subscription[] = [],
    groupsCalled?: readonly number[],
  ) {
    super(scope, stackNameOf.service(environment.name, model.name), model.names, {
      description: model.manifest.description,
      tags: model.tags,
      terminationProtection: ownGrants(model.manifest).length > 0,
    });
    const { groupId } = new TaskSecurityGroup(this, 'SecurityGroup', model, groupsCalled);
    const volumes =
      volumesOf(model.manifest).length > 0
        ? new OwnedVolumes(this, 'Volumes', model, groupId)
        : undefined;
    const roles = new ServiceRoles(this, 'Roles', model);
    for (const [parameter, id] of volumes?.ids ?? []) roles.putIn(parameter, id);
    const log = new ServiceLog(this, 'Log', model, environment.logRetention);
    const gateway =
      environment.entry === 'gateway' ? new GatewayTarget(this, 'Gateway', model) : undefined;
    const targets = gateway
      ? []
      : balancersOf(model.manifest).map(
          (balancer) => new ServiceTarget(this, balancer, environment, model),
        );

    const { owned, alarms: ownedAlarms } = ownedResources(this, environment, model, {
      roles,
      tasksGroupId: groupId,
    });
    addSubscriptions(this, model.names, subscriptions, owned);
    new OwnedSecrets(this, 'Secrets', model);

    const metrics = new ServiceMetrics(model, targets, gateway?.apiId);
    monitorService(this, environment, model, metrics, log, [
      ...ownedAlarms,
      ...(volumes ? [volumes.alarm] : []),
    ]);
    if (model.settings.tasks.hours !== undefined)
      new TaskHours(this, 'Hours', model, model.settings.tasks.hours);
    addOwnInfrastructure(this, model, { taskRole: roles.task, securityGroupId: groupId }, own);
    limitHelperFunctions(this, () => helperLog(this, environment, model));
  }
}
