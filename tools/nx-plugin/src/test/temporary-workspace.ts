import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree';

const repository = join(import.meta.dirname, '../../../..');

/** A workspace in a folder of its own, with real files. */
export interface TemporaryWorkspace {
  readonly root: string;
  /** Runs a generator and writes what it changed, as Nx does: all of it, or nothing when it throws. */
  generate<T>(generator: (tree: Tree) => T | Promise<T>): Promise<string[]>;
  write(path: string, text: string): void;
  remove(): void;
}

const packageJson = (name: string, dependencies: string[] = []) =>
  JSON.stringify({
    name,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
  });

/** What generators tell a person is not for the output of a test run. */
logger.info = () => undefined;

/** With the settings of this repository, two libraries, and no service. */
export function temporaryWorkspace(): TemporaryWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-workspace-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const file of [
    'gatehouse.json',
    'security/base-images.json',
    '.prettierrc',
    '.prettierignore',
  ])
    cpSync(join(repository, file), join(root, file));
  write('package.json', JSON.stringify({ name: 'workspace', workspaces: ['apps/*', 'libs/*'] }));
  write('tsconfig.json', JSON.stringify({ files: [], references: [] }));
  write('nx.json', '{}');
  write(
    'libs/service-kit/package.json',
    packageJson('@gatehouse/service-kit', ['@gatehouse/logging', 'express']),
  );
  write('libs/logging/package.json', packageJson('@gatehouse/logging'));
  write('libs/unused/package.json', packageJson('@gatehouse/unused'));
  return {
    root,
    write,
    async generate(generator) {
      const tree = new FsTree(root, false);
      await generator(tree);
      const changes = tree.listChanges();
      flushChanges(root, changes);
      return changes.map(({ path }) => path).sort();
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
