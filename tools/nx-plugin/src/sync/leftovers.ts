import { type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import {
  DEPLOY_FOLDER,
  HEADER,
  RENDERED_DOCUMENTS,
  RENDERED_FILES,
  type Workspace,
} from '@gatehouse/service-manifest';
import { APPS } from '../workspace/read-services.ts';

/**
 * Rendered files without a source: of an environment that is not in `gatehouse.json`, or of a service without a
 * manifest. Only files with the mark of rendered files; any other file belongs to the team.
 */
export function leftovers(tree: Tree, workspace: Workspace): string[] {
  return tree.children(APPS).flatMap((name) => {
    const folder = `${APPS}/${name}`;
    const isService = tree.exists(`${folder}/service.json`);
    const environments = isService ? Object.keys(workspace.environments) : [];
    const images = isService ? [] : RENDERED_FILES;
    return [
      ...images
        .map((file) => `${folder}/${file}`)
        .filter((path) => tree.read(path, 'utf8')?.startsWith(HEADER)),
      ...tree
        .children(`${folder}/${DEPLOY_FOLDER}`)
        .filter((environment) => !environments.includes(environment))
        .flatMap((environment) => documentsIn(tree, `${folder}/${DEPLOY_FOLDER}/${environment}`)),
    ];
  });
}

/** JSON for AWS cannot contain comments, so a tag of the task definition marks it and the files beside it. */
function documentsIn(tree: Tree, folder: string): string[] {
  const text = tree.read(`${folder}/task-definition.json`, 'utf8');
  const { tags } = (parse(text ?? '') ?? {}) as { tags?: unknown };
  const isRendered =
    Array.isArray(tags) &&
    (tags as { key?: string; value?: string }[]).some(
      (tag) => tag.key === 'managed-by' && tag.value === 'gatehouse',
    );
  if (!isRendered) return [];
  return RENDERED_DOCUMENTS.map((file) => `${folder}/${file}`).filter((path) => tree.isFile(path));
}
