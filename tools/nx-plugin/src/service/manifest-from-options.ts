import {
  GatehouseError,
  deployedEnvironments,
  shown,
  type Grant,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import { listed, type List } from '../workspace/listed.ts';
import type { ServiceOptions } from './options.ts';

export const SCHEMA = '../../node_modules/@gatehouse/service-manifest/service.schema.json';

/** The manifest that the options describe; the loader validates it. */
export function manifestFromOptions(
  options: ServiceOptions,
  port: number,
  workspace: Workspace,
  group = 1,
): Manifest {
  const { name, cpu = 256, memory = 512 } = options;
  const grants: Grant[] = [
    ...listed(options.topics).map((topic) => ({ topic, access: 'publish' as const })),
    ...listed(options.tables).map((table) => ({ table, access: 'read-write' as const })),
    ...listed(options.buckets).map((bucket) => ({ bucket, access: 'read-write' as const })),
    ...listed(options.queues).map((queue) => ({ queue, access: 'receive' as const })),
  ];
  return {
    $schema: SCHEMA,
    description: options.description || `The ${name} service`,
    port,
    ...(group > 1 && { group }),
    exposure: options.exposure ?? 'internal',
    size: { cpu, memory } as NonNullable<Manifest['size']>,
    tasks: { min: 2, max: 6, cpuTarget: 60 },
    secrets: { apiKeys: `${name}/api-keys`, ...secrets(options.secrets) },
    ...(grants.length > 0 && { grants }),
    ...savings(workspace),
  };
}

/**
 * One task on Spot capacity in the first environment of a release, unless it may serve customers: production, or the
 * only environment.
 */
function savings(workspace: Workspace): Pick<Manifest, 'environments'> {
  const [first, ...later] = deployedEnvironments(workspace);
  if (first === undefined || later.length === 0 || workspace.environments[first]?.production)
    return {};
  return { environments: { [first]: { tasks: { min: 1, max: 1 }, capacity: 'spot' } } };
}

function secrets(texts?: List): Record<string, string> {
  const result: Record<string, string> = {};
  for (const pair of listed(texts)) {
    const [key, name, ...more] = pair.split('=');
    if (!key || !name || more.length > 0)
      throw new GatehouseError(
        'GH-NX-003',
        `--secrets: must be key=name, such as bank=payments/bank, not ${shown(pair)}`,
      );
    if (Object.hasOwn(result, key))
      throw new GatehouseError('GH-NX-003', `--secrets: "${key}" is a duplicate key`);
    result[key] = name;
  }
  return result;
}
