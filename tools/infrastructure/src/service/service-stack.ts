import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import {
  ownGrants,
  stackNameOf,
  volumesOf,
  type Environment,
  type ServiceModel,
} from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import { HelperLogGroup, limitHelperFunctions } from '../helper-functions.ts';
import { GatewayTarget } from './gateway-target.ts';
import { addOwnInfrastructure } from './add-own-infrastructure.ts';
import type { InfrastructureFunction } from './own-infrastructure.ts';
import { balancersOf } from './load-balancers.ts';
import { OwnedBucket } from './owned-bucket.ts';
import { OwnedDatabase } from './owned-database.ts';
import { OwnedQueue } from './owned-queue.ts';
import { OwnedSecrets } from './owned-secrets.ts';
import { OwnedTable } from './owned-table.ts';
import { OwnedTopic } from './owned-topic.ts';
import { OwnedVolumes } from './owned-volumes.ts';
import { SecurityEvents } from './security-events.ts';
import type { ServiceAlarm } from './service-alarm.ts';
import { ServiceAlarms } from './service-alarms.ts';
import { ServiceDashboard } from './service-dashboard.ts';
import { ServiceLog } from './service-log.ts';
import { ServiceMetrics } from './service-metrics.ts';
import { ServiceRoles } from './service-roles.ts';
import { ServiceTarget } from './service-target.ts';
import { addSubscriptions, type Subscription } from './subscriptions.ts';
import { TaskHours } from './task-hours.ts';
import { TaskSecurityGroup } from './task-security-group.ts';
import { UnusualActivity } from './unusual-activity.ts';

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

    const owned: Construct[] = [];
    const ownedAlarms: ServiceAlarm[] = [];
    for (const grant of ownGrants(model.manifest)) {
      if ('topic' in grant) owned.push(new OwnedTopic(this, model, grant));
      else if ('table' in grant) new OwnedTable(this, environment, model, grant);
      else if ('bucket' in grant) new OwnedBucket(this, model, grant);
      else if ('database' in grant)
        ownedAlarms.push(
          ...new OwnedDatabase(this, environment, model, grant, { roles, tasksGroupId: groupId })
            .alarms,
        );
      else if ('queue' in grant) {
        const queue = new OwnedQueue(this, model, grant);
        owned.push(queue);
        ownedAlarms.push(queue.alarm);
      }
    }
    addSubscriptions(this, model.names, subscriptions, owned);
    new OwnedSecrets(this, 'Secrets', model);

    const metrics = new ServiceMetrics(model, targets, gateway?.apiId);
    const alarms = new ServiceAlarms(this, 'Alarms', model, metrics);
    // Elsewhere, the callers are developers and tests, whose mistakes must not page the on-call engineer, and each
    // alarm costs.
    const watched = environment.production || environment.profile === 'regulated';
    const security = watched
      ? new SecurityEvents(this, 'SecurityEvents', model, log.group)
      : undefined;
    // A starter has no dashboards: at low traffic, they are not worth their price.
    const unusual =
      security && environment.dashboards
        ? new UnusualActivity(this, 'UnusualActivity', model, {
            requests: metrics.requests,
            failedAuthentication: security.metrics[0]!,
          })
        : undefined;
    if (environment.dashboards)
      new ServiceDashboard(this, 'Dashboard', model, metrics, security?.metrics ?? [], [
        ...alarms.all,
        ...ownedAlarms,
        ...(volumes ? [volumes.alarm] : []),
        ...(security?.alarms ?? []),
        ...(unusual?.alarms ?? []),
      ]);
    if (model.settings.tasks.hours !== undefined)
      new TaskHours(this, 'Hours', model, model.settings.tasks.hours);
    addOwnInfrastructure(this, model, { taskRole: roles.task, securityGroupId: groupId }, own);
    limitHelperFunctions(this, () => this.#helperLog(environment, model));
  }

  /** Created if the service's own infrastructure adds helper functions of the CDK. */
  #helperLog({ logRetention }: Environment, { names, shared }: ServiceModel): CfnLogGroup {
    const existing = this.node.tryFindChild('HelperLog') as HelperLogGroup | undefined;
    return (
      existing ??
      new HelperLogGroup(this, {
        logGroupName: `${names.logGroup}/helpers`,
        keyParameter: shared.parameter('log-key-arn'),
        retention: logRetention,
      })
    );
  }
}
