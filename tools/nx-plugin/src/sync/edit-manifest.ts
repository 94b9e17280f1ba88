import { type Tree } from '@nx/devkit';
import { writeRendered } from './write-rendered.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { editedJson, type Edit } from '../workspace/edit-json.ts';
import { findService } from '../workspace/find-service.ts';
import { APPS } from '../workspace/read-services.ts';

export type { Edit };

/**
 * Changes a manifest, keeps its comments, and renders the service's files again.
 * @throws if the changed manifest is invalid; then it writes nothing
 */
export async function editManifest(
  tree: Tree,
  service: string,
  ...edits: readonly Edit[]
): Promise<void> {
  const { text } = findService(tree, service);
  tree.write(`${APPS}/${service}/service.json`, editedJson(text, edits));
  await formatGenerated(tree);
  writeRendered(tree, `${APPS}/${service}`);
}
