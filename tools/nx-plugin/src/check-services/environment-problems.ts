import type { Tree } from '@nx/devkit';
import {
  formatProblem,
  modelOf,
  problemAt,
  suggest,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { APPS } from '../workspace/read-services.ts';
import type { ConfigurationResult, ConfigurationTask } from './configuration-task.ts';
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
