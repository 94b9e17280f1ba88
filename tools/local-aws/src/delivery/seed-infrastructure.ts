import {
  GatehouseError,
  attestationsOf,
  buildKeyOf,
  environmentNamesOf,
  gateKeyOf,
  modelOf,
  namesOf,
  OPERATIONS_TOPIC,
  repositoriesOf,
  secretsOf,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { LocalAws } from '../local-aws.ts';
import { seedOf } from '../seed/seed-of.ts';
import { seedService } from './seed-service.ts';

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
