import type { Tree } from '@nx/devkit';
import {
  DEPLOY_FOLDER,
  RENDERED_DOCUMENTS,
  RENDERED_FILES,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { obstacle } from '../sync/obstacle.ts';
import { ignoredByGit } from '../workspace/ignored-by-git.ts';
import { APPS } from '../workspace/read-services.ts';

/** Rendered files that `sync` cannot write, or that Git ignores, so that the repository lacks them. */
export function renderedProblems(
  tree: Tree,
  services: readonly Service[],
  { environments }: Workspace,
): string[] {
  const paths = services.flatMap(({ name }) => [
    ...RENDERED_FILES.map((file) => `${APPS}/${name}/${file}`),
    ...Object.keys(environments).flatMap((environment) =>
      RENDERED_DOCUMENTS.map((file) => `${APPS}/${name}/${DEPLOY_FOLDER}/${environment}/${file}`),
    ),
  ]);
  const obstacles = paths.flatMap((path) => obstacle(tree, path) ?? []);
  const ignored = new Map(
    ignoredByGit(tree.root, paths).map(({ path, by }) => [
      `${path.split('/')[1]} ${by}`,
      { path, by },
    ]),
  );
  return [
    ...new Set(obstacles),
    ...[...ignored.values()].map(
      ({ path, by }) =>
        `Git ignores ${path}, as ${by} says; change that, because the repository needs all rendered files`,
    ),
  ];
}
