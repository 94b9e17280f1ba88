import type { Tree } from '@nx/devkit';
import {
  derivedVariables,
  formatProblem,
  modelOf,
  problemAt,
  suggest,
  TOPICS_VARIABLE,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { APPS } from '../workspace/read-services.ts';
import type { ConfigurationResult, ConfigurationTask } from './configuration-task.ts';
import type { Use } from '../workspace/resource-uses.ts';
import type { SourceFile } from './source-file.ts';

/** The variables of a service in each environment, from its task definitions. */
export function configurationTask(
  { name, manifest }: Service,
  workspace: Workspace,
): ConfigurationTask {
  // ECS injects the values, which are unknown here.
  const injected = Object.keys(manifest.injectedSecrets ?? {}).map((key) => [key, 'injected']);
  const environments = Object.keys(workspace.environments).map((environment) => [
    environment,
    {
      ...modelOf(name, manifest, workspace, environment).variables,
      ...(Object.fromEntries(injected) as Record<string, string>),
    },
  ]);
  return { folder: `${APPS}/${name}`, environments: Object.fromEntries(environments) };
}

/** One line for each invalid or missing variable, with its environments. */
export function environmentProblems(
  tree: Tree,
  { name, manifest }: Service,
  result: ConfigurationResult,
  /** Variables that have been reported. */
  reported: ReadonlySet<string>,
): string[] {
  const file = `${APPS}/${name}/service.json`;
  if ('error' in result)
    return [`${APPS}/${name}/src/configuration.ts cannot be loaded: ${result.error}`];
  const text = tree.read(file, 'utf8') ?? '';
  const environments = new Map<string, string[]>();
  for (const [environment, problems] of Object.entries(result.problems))
    for (const problem of problems)
      environments.set(problem, [...(environments.get(problem) ?? []), environment]);
  return [...environments].flatMap(([problem, where]) => {
    const [, variable = '', message = ''] = /^([\w.]+):? (.*)$/s.exec(problem) ?? [];
    if (reported.has(variable) || variable in (manifest.injectedSecrets ?? {})) return [];
    const own = manifest.environments?.[where[0]!]?.environment ?? {};
    const path = [...(variable in own ? ['environments', where[0]!] : []), 'environment', variable];
    return formatProblem(
      problemAt(file, text, {
        path,
        message: `${message.replace(/^is missing$/, 'is missing, and the configuration requires it')} (in ${where.join(', ')})`,
      }),
    );
  });
}

/** Resources that a manifest grants and no code reads: the service has a right that it does not need. */
export function unusedGrants(
  { name, manifest }: Service,
  result: ConfigurationResult,
  sources: readonly SourceFile[],
): string[] {
  if ('error' in result || result.known === undefined) return [];
  const isRead = (variable: string) =>
    result.known?.includes(variable) || sources.some(({ words }) => words.has(variable));
  const isNamed = (name: string) =>
    sources.some(({ uses }) => uses.some((use) => RESOURCES.has(use.kind) && use.name === name));
  const topics = (manifest.grants ?? []).flatMap((grant, at) =>
    'topic' in grant
      ? [{ path: ['grants', at], name: grant.topic, variable: TOPICS_VARIABLE, given: false }]
      : [],
  );
  return [...topics, ...derivedVariables(manifest)]
    .filter(({ name: what, variable, given, path: [part] }) => {
      const resource = part === 'secrets' ? (manifest.secrets?.[what] ?? what) : what;
      return !given && !isRead(variable) && !isNamed(resource);
    })
    .map(
      ({ path, name: what, variable }) =>
        `${APPS}/${name}/service.json has "${what}" in "${path[0]}", and no code reads ${variable}; remove it if the service does not need it`,
    );
}

/** The kinds of uses that name a resource of AWS. */
const RESOURCES: ReadonlySet<Use['kind']> = new Set([
  'table',
  'bucket',
  'topic',
  'queue',
  'secret',
]);

/** Variables that a manifest sets and no code reads, which are probably misspelt. */
export function unknownVariables(
  { name, manifest }: Service,
  result: ConfigurationResult,
  sources: readonly SourceFile[],
): string[] {
  if ('error' in result || result.known === undefined) return [];
  const { known } = result;
  const set = [manifest, ...Object.values(manifest.environments ?? {})].flatMap(({ environment }) =>
    Object.keys(environment ?? {}),
  );
  return [...new Set(set)]
    .filter((variable) => !known.includes(variable))
    .filter((variable) => !sources.some(({ words }) => words.has(variable)))
    .map(
      (variable) =>
        `${APPS}/${name}/service.json sets ${variable}, which neither the service nor its kit reads${suggest(variable, known)}`,
    );
}
