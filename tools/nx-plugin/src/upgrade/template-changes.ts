import { join } from 'node:path';
import { generateFiles, type Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import type { Release } from '../releases/release.ts';
import type { Part } from './generated-units.ts';
import { formatGenerated } from '../workspace/format-generated.ts';

/** A file that two releases generate differently; null if one does not generate it. */
export interface TemplateChange {
  readonly path: string;
  readonly base: string | null;
  readonly generated: string | null;
}

/**
 * The differences between what a release and an earlier one generate. Both are rendered from the current workspace, so
 * the difference is exactly the change of the templates, independent of the team's edits, including those of its
 * manifests.
 */
export async function templateChanges(
  tree: Tree,
  parts: readonly Part[],
  from: Release,
  to: Release,
): Promise<TemplateChange[]> {
  const changes = parts.flatMap((part) => {
    const base = render(tree, part, from);
    const generated = render(tree, part, to);
    return [...new Set([...base.keys(), ...generated.keys()])].map((path) => ({
      path,
      base: base.get(path) ?? null,
      generated: generated.get(path) ?? null,
    }));
  });
  const different = changes.filter(({ base, generated }) => base !== generated);
  const base = await formatted(tree, different, 'base');
  const generated = await formatted(tree, different, 'generated');
  return different
    .map(({ path }) => ({ path, base: base(path), generated: generated(path) }))
    .filter((change) => change.base !== change.generated);
}

function render(tree: Tree, { templates, target, variables }: Part, release: Release) {
  const files = new Map<string, string>();
  const collecting = {
    root: tree.root,
    exists: () => false,
    write: (path: string, content: Buffer | string) => void files.set(path, content.toString()),
  };
  const folder = join(release.folder, templates);
  generateFiles(collecting as unknown as Tree, folder, target, variables(release));
  return files;
}

/** Formats files as generators do: in the team's own format. */
async function formatted(
  { root }: Tree,
  changes: readonly TemplateChange[],
  version: 'base' | 'generated',
): Promise<(path: string) => string | null> {
  const scratch = new FsTree(root, false);
  const texts = new Map(changes.map((change) => [change.path, change[version]]));
  for (const [path, text] of texts) if (text !== null) scratch.write(path, text);
  await formatGenerated(scratch);
  return (path) => (texts.get(path) == null ? null : scratch.read(path, 'utf8'));
}
