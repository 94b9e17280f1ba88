import { basename } from 'node:path';
import { getProjects, type Tree } from '@nx/devkit';
import { hasInfrastructure, INFRASTRUCTURE } from '../upgrade/workspace-variables.ts';
import { scopeOf } from '../workspace/identity.ts';
import { holdsFiles } from '../workspace/name-problem.ts';

/** The workflows synthesise and deploy the CDK app by the name of its project. */
export function infrastructureConflicts(tree: Tree): string[] {
  if (hasInfrastructure(tree)) return [];
  const projects = getProjects(tree);
  const names = [basename(INFRASTRUCTURE), `${scopeOf(tree)}/${basename(INFRASTRUCTURE)}`];
  const others = names.flatMap((name) => {
    const folder = projects.get(name)?.root;
    return folder === undefined || folder === INFRASTRUCTURE
      ? []
      : [
          `${folder} is called "${name}", and must not be: the CDK app of all services in ${INFRASTRUCTURE} has this name`,
        ];
  });
  return holdsFiles(tree, INFRASTRUCTURE)
    ? [
        ...others,
        `${INFRASTRUCTURE} is yours, and must be free for the CDK app of all services: move it`,
      ]
    : others;
}
