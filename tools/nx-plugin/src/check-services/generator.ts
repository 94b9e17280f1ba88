import { logger, type Tree } from '@nx/devkit';
import {
  GatehouseError,
  formatProblem,
  inspectServices,
  type Service,
} from '@gatehouse/service-manifest';
import { APPS, manifestTexts, workspaceOf } from '../workspace/read-services.ts';
import {
  configurationTask,
  environmentProblems,
  unknownVariables,
} from './environment-problems.ts';
import { lostServices } from './lost-services.ts';
import { nameDrift, referenceDrift } from './name-drift.ts';
import { readSources } from './read-sources.ts';
import { renderedProblems } from './rendered-problems.ts';
import { runConfigurationTasks } from './run-configuration-tasks.ts';
import { sourceProblems } from './source-problems.ts';
import { withHint } from '../workspace/with-hint.ts';
import { unusedGrants } from './unused-grants.ts';

/**
 * Compares the code and the settings of each service with its manifest, for each environment. It writes nothing, and is
 * separate from `sync` so that a problem of one service does not stop the rendering of others.
 * @throws with a line for each problem, of all services
 */
function checkServices(tree: Tree): void {
  const workspace = workspaceOf(tree);
  const texts = manifestTexts(tree);
  const { services, problems } = inspectServices(texts, workspace);
  const results = runConfigurationTasks(
    tree.root,
    services.map((service) => configurationTask(service, workspace)),
  );
  const lines = [
    ...problems.map(formatProblem),
    ...texts.flatMap(({ name }) => driftProblems(tree, name)),
    ...lostServices(tree),
    ...renderedProblems(tree, services, workspace),
    ...referenceDrift(
      tree,
      texts.map(({ name }) => name),
    ),
    ...services.flatMap((service, at) => codeProblems(tree, service, results[at]!)),
  ];
  if (lines.length > 0) throw new GatehouseError('GH-NX-012', lines.join('\n'));
}

function driftProblems(tree: Tree, name: string): string[] {
  return nameDrift(tree, name).map(
    ({ place, name: old }) =>
      `${place} calls the service "${old}", and its folder "${name}"; to rename it, run "npx nx generate rename-service ${old} ${name}"`,
  );
}

function codeProblems(
  tree: Tree,
  service: Service,
  result: ReturnType<typeof runConfigurationTasks>[number],
): string[] {
  const folder = `${APPS}/${service.name}`;
  const files = readSources(tree, folder);
  for (const warning of [
    ...unknownVariables(service, result, files),
    ...unusedGrants(service, result, files),
  ])
    logger.warn(warning);
  const problems = sourceProblems(tree, folder, service.manifest, files);
  const reported = new Set(problems.map((problem) => / reads (\w+),/.exec(problem)?.[1] ?? ''));
  return [...problems, ...environmentProblems(tree, service, result, reported)];
}

export default withHint(checkServices);
