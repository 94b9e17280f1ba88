import { readFile } from 'node:fs/promises';
import { GatehouseError, readWorkspace } from '@gatehouse/service-manifest';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { readParameters } from '../../deploy/plan/read-parameters.ts';
import { readSettingsOf, readWorkspaceHere } from '../../deploy/subject.ts';
import type { Loss } from './loss.ts';
import { validManifest, type ValidManifest } from './valid-manifest.ts';

export interface ImportOptions {
  readonly environment?: string;
  readonly ecs?: string;
  readonly taskDefinition?: string;
  readonly copilot?: string;
  readonly output?: string;
  readonly json?: true;
}

/** The manifest from the given source, with what it does not carry. */
export async function imported(name: string, options: ImportOptions): Promise<ValidManifest> {
  const { environment, ecs, taskDefinition, copilot } = options;
  const workspace = await readWorkspaceHere();
  const others = readWorkspace(process.cwd()).names.filter((each) => each !== name);
  const valid = async (found: Parameters<typeof validManifest>[1]) => {
    const manifests = others.map(async (each) => ({
      name: each,
      text: await readFile(`apps/${each}/service.json`, 'utf8'),
    }));
    return validManifest(name, found, workspace, await Promise.all(manifests));
  };
  if (copilot !== undefined) {
    const { manifestOfCopilot } = await import('./manifest-of-copilot.ts');
    return valid(manifestOfCopilot(name, await readFile(copilot, 'utf8')));
  }
  const { manifestOfEcs } = await import('./manifest-of-ecs.ts');
  const { parseTaskDefinition } = await import('./parse-task-definition.ts');
  const { readEcs } = await import('./read-ecs.ts');
  const { differing, parametersOf } = await import('./differing.ts');
  if (environment !== undefined) await readSettingsOf(environment);
  if (taskDefinition !== undefined) {
    const source = parseTaskDefinition(taskDefinition, await readFile(taskDefinition, 'utf8'));
    const found = await valid(manifestOfEcs(name, source));
    const [first = ''] = Object.keys(workspace.environments);
    const place = environment ?? first;
    const more = differing(name, source, found.manifest, workspace, place, new Map());
    return { ...found, losses: merged(found.losses, more) };
  }
  if (environment === undefined)
    throw new GatehouseError(
      'GH-CLI-002',
      '--ecs needs --environment: which account and region it is in',
    );
  const [cluster = '', service = ''] = (ecs ?? '').split('/');
  if (cluster === '' || service === '')
    throw new GatehouseError('GH-CLI-001', `--ecs: must be CLUSTER/SERVICE, not "${ecs}"`);
  return inEnvironment(workspace, environment, async (aws) => {
    const source = await readEcs(aws, cluster, service);
    const found = await valid(manifestOfEcs(name, source));
    const parameters = await readParameters(
      aws,
      parametersOf(name, found.manifest, workspace, environment),
    );
    const more = differing(name, source, found.manifest, workspace, environment, parameters);
    return { ...found, losses: merged(found.losses, more) };
  });
}

/** Each path once, with its first description. */
const merged = (some: readonly Loss[], more: readonly Loss[]): Loss[] =>
  [...some, ...more].filter(
    ({ path }, at, all) => all.findIndex((each) => each.path === path) === at,
  );
