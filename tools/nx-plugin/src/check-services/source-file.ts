import type { Tree } from '@nx/devkit';
import type { Uses } from '../workspace/resource-use.ts';
import { resourceUses } from '../workspace/resource-uses.ts';

/** A bundled file of a service, and the resources that it uses. */
export interface SourceFile extends Uses {
  readonly path: string;
}

export const readSource = (tree: Tree, path: string): SourceFile => ({
  path,
  ...resourceUses(tree.read(path, 'utf8') ?? '', path),
});
