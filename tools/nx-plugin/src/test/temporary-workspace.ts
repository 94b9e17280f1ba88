import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree';

const repository = join(import.meta.dirname, '../../../..');

/** A workspace in a temporary folder, with real files. */
export interface TemporaryWorkspace {
  readonly root: string;
  /** Runs a generator and writes its changes, as Nx does: all of them, or none if it throws. */
  generate<T>(generator: (tree: Tree) => T | Promise<T>): Promise<string[]>;
  write(path: string, text: string): void;
  /** Another workspace with the same files, so that slow generation runs once. */
  copy(): TemporaryWorkspace;
  remove(): void;
}

const packageJson = (name: string, dependencies: string[] = []) =>
  JSON.stringify({
    name,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
  });

/** Hides generators' messages to people from the output of tests. */
logger.info = () => undefined;

/** With the settings of this repository, two libraries, and no service. */
export function temporaryWorkspace(): TemporaryWorkspace {
  const workspace = workspaceIn(emptyFolder());
  const { root, write } = workspace;
  for (const file of [
    'gatehouse.json',
    'security/base-images.json',
    '.prettierrc',
    '.prettierignore',
  ])
    cpSync(join(repository, file), join(root, file));
  write(
    'package.json',
    JSON.stringify({
      name: '@gatehouse/acme',
      license: 'MIT',
      workspaces: ['apps/*', 'libs/*'],
    }),
  );
  write('tsconfig.json', JSON.stringify({ files: [], references: [] }));
  write('nx.json', '{}');
  write(
    'libs/service-kit/package.json',
    packageJson('@gatehouse/service-kit', ['@gatehouse/logging', 'express']),
  );
  write('libs/logging/package.json', packageJson('@gatehouse/logging'));
  write('libs/unused/package.json', packageJson('@gatehouse/unused'));
  return workspace;
}

/** An empty workspace. */
export const emptyWorkspace = (): TemporaryWorkspace => workspaceIn(emptyFolder());

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'gatehouse-workspace-'));

function workspaceIn(root: string): TemporaryWorkspace {
  return {
    root,
    async generate(generator) {
      const tree = new FsTree(root, false);
      await generator(tree);
      const changes = tree.listChanges();
      flushChanges(root, changes);
      return changes.map(({ path }) => path).sort();
    },
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    copy() {
      const copy = emptyFolder();
      cpSync(root, copy, { recursive: true });
      return workspaceIn(copy);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
