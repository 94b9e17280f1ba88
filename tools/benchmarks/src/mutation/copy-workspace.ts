import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkPackages } from '../harness/link-packages.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Copies the workspace as Git lists it, and links its installed packages, so that an interrupted run leaves no mutant
 * in the sources.
 * @returns the folder of the copy, in a folder of its own
 */
export function copyWorkspace(): string {
  const root = join(mkdtempSync(join(tmpdir(), 'gatehouse-mutation-')), 'workspace');
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', 'libs', 'tools', 'security', '*.js', '*.json'],
    { cwd: repository, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  for (const file of new Set(listed.split('\0').filter(Boolean)))
    cpSync(join(repository, file), join(root, file), { force: true });
  linkPackages(root);
  return root;
}
