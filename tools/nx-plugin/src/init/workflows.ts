import type { Tree } from '@nx/devkit';
import { isRendered, PINS_FILE, TOOLS_FILE } from '@gatehouse/workflows';
import { renderWorkflows } from '../sync/render-workflows.ts';
import { carried } from '../workspace/own-package.ts';
import { workspaceOf } from '../workspace/read-services.ts';

/**
 * Adds the workflows, with the pins of their actions and programs: all, or none if the team has a file with the same
 * name.
 * @returns the team's files
 */
export function addWorkflows(tree: Tree): string[] {
  // Each file separately, because an earlier run may have been interrupted between them.
  const added = [PINS_FILE, TOOLS_FILE].filter((file) => !tree.exists(file));
  for (const file of added) tree.write(file, carried(file));
  const rendered = renderWorkflows(tree, workspaceOf(tree));
  const own = [...rendered.keys()].filter((path) => {
    const text = tree.read(path, 'utf8');
    return text !== null && !isRendered(text);
  });
  if (own.length > 0) for (const file of added) tree.delete(file);
  else for (const [path, text] of rendered) if (text !== null) tree.write(path, text);
  return own;
}
