import type { Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';

/**
 * Changes a source file of a service.
 * @param expected The requirement on the file, as the end of the error's sentence.
 * @param to Returns the changed source; undefined if the file has another shape.
 * @throws one line if there is no such file, or it has another shape
 */
export function changeSource(
  tree: Tree,
  path: string,
  expected: string,
  to: (source: string) => string | undefined,
): void {
  const source = tree.read(path, 'utf8');
  if (source === null) throw new GatehouseError('GH-NX-006', `There is no ${path}; it ${expected}`);
  const changed = to(source);
  if (changed === undefined) throw new GatehouseError('GH-NX-006', `${path} ${expected}`);
  if (changed !== source) tree.write(path, changed);
}
