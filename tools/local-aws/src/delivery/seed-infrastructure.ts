import {
  GatehouseError,
  attestationsOf,
  buildKeyOf,
  environmentNamesOf,
  executionRolePolicy,
  gateKeyOf,
  modelOf,
  namesOf,
  OPERATIONS_TOPIC,
  repositoriesOf,
  secretsOf,
  serviceDefinition,
  trustPolicy,
  volumesOf,
  type Manifest,
  type ServiceModel,
  type TargetParameter,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { LocalAws } from '../local-aws.ts';
import { seedOf } from '../seed/seed-of.ts';
import type { Delivery } from './delivery.ts';

/**
 * Creates what the infrastructure stacks create before the first deployment: cluster, repositories,
 * roles, log groups, target groups, alarms, secrets, the operations topic, the gate's key, and the
 * parameters that refer to them. Existing resources stay unchanged.
 * @param aws started with the account and region of the environment
 * @throws for an environment that is not in the workspace, or has another account or region
 */
export async function seedInfrastructure(
  aws: LocalAws,
  workspace: Workspace,
  services: ReadonlyMap<string, Manifest>,
  environment: string,
): Promise<void> {
  const shared = environmentNamesOf(workspace, environment);
  if (shared.account !== aws.accountId || shared.region !== aws.region)
    throw new GatehouseError(
      'GH-WORKSPACE-002',
      `The environment "${environment}" is in ${shared.account}, ${shared.region}; the embedded AWS is not`,
    );
  const delivery = await aws.delivery();
  delivery.ecs.createCluster(shared.cluster);
  delivery.parameters.put(shared.parameter('subnet-ids'), subnets);
  delivery.keys.create(gateKeyOf(workspace));
  if (attestationsOf(workspace) === 'kms') delivery.keys.create(buildKeyOf(workspace));
  delivery.identity.createRole(shared.trafficRole);
  await aws.createTopic(OPERATIONS_TOPIC);
  for (const [service, manifest] of services) {
    const { build, release } = repositoriesOf(workspace);
    for (const { name } of [build(service), release(environment, service)])
      delivery.ecr.createRepository(name, workspace.registry.account);
    seedService(delivery, modelOf(service, manifest, workspace, environment));
  }
  const { secrets } = seedOf([...services.values()]);
  const { secret } = namesOf(workspace, environment, '_');
  for (const name of [...services.values()].flatMap(secretsOf))
    if (!aws.secrets.has(secret(name))) aws.secrets.put(secret(name), secrets[name] ?? {});
}

const subnets = ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb'];
const securityGroup = 'sg-0cccccccccccccccc';
const fileSystem = 'fs-0dddddddddddddddd';

function seedService(delivery: Delivery, model: ServiceModel): void {
  const { manifest, names } = model;
  const { identity, logs, parameters, alarms } = delivery;
  identity.createRole(names.taskRole, trustPolicy(model));
  identity.createRole(names.executionRole, trustPolicy(model), executionRolePolicy(model));
  logs.createGroup(names.logGroup);
  parameters.put(names.parameter('security-group-id'), securityGroup);
  parameters.put(
    names.parameter('service-registry-arn'),
    `arn:aws:servicediscovery:${names.region}:${names.account}:service/srv-${model.name}`,
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
