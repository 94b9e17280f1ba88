import {
  executionRolePolicy,
  serviceDefinition,
  trustPolicy,
  volumesOf,
  type ServiceModel,
  type TargetParameter,
} from '@gatehouse/service-manifest';
import { arnOf } from '../arn.ts';
import type { Delivery } from './delivery.ts';

const securityGroup = 'sg-0cccccccccccccccc';

const fileSystem = 'fs-0dddddddddddddddd';

/** Creates what the stack of a service creates before its first deployment. */
export function seedService(delivery: Delivery, model: ServiceModel): void {
  const { manifest, names } = model;
  const { identity, logs, parameters, alarms } = delivery;
  identity.createRole(names.taskRole, trustPolicy(model));
  identity.createRole(names.executionRole, trustPolicy(model), executionRolePolicy(model));
  logs.createGroup(names.logGroup);
  parameters.put(names.parameter('security-group-id'), securityGroup);
  parameters.put(
    names.parameter('service-registry-arn'),
    arnOf(
      { region: names.region, accountId: names.account },
      'servicediscovery',
      `service/srv-${model.name}`,
    ),
  );
  const volumes = volumesOf(manifest);
  if (volumes.length > 0) parameters.put(names.parameter('file-system-id'), fileSystem);
  for (const [at, { volume }] of volumes.entries())
    parameters.put(names.parameter(`volume/${volume}`), `fsap-${String(at).padStart(17, '0')}`);
  if (model.place.entry === 'load-balancer') seedTargets(delivery, model, '');
  if (model.place.entry === 'load-balancer' && manifest.exposure === 'public')
    seedTargets(delivery, model, 'public-');
  const { alarms: watched } = serviceDefinition(model).service.deploymentConfiguration;
  for (const alarm of watched.alarmNames) alarms.create(alarm);
}

/** The target group behind a load balancer; for blue/green, two of them, and the rule that distributes the traffic. */
function seedTargets(
  { loadBalancing, parameters }: Delivery,
  { name, environment, manifest, settings, names }: ServiceModel,
  prefix: '' | 'public-',
): void {
  const put = (what: TargetParameter, arn: string): void =>
    parameters.put(names.parameter(`${prefix}${what}`), arn);
  const targetGroup = (which: '' | 'alternate-'): string => {
    const suffix = `-${prefix}${which}`.slice(0, -1);
    return loadBalancing.createTargetGroup(`${name}-${environment}${suffix}`, manifest.port);
  };
  const first = targetGroup('');
  put('target-group-arn', first);
  if (settings.deployment.strategy === 'rolling') return;
  put('alternate-target-group-arn', targetGroup('alternate-'));
  put('listener-rule-arn', loadBalancing.listenerRule(`${prefix}${name}`, first));
}
