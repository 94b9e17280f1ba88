import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const built = new Map<string, string>();

/**
 * A TypeScript program with the workspace's sources that it imports as one file of JavaScript, made once for the many
 * processes that a spec starts: most of the time of a start from sources is reading them. Packages stay outside.
 * @param source Absolute; it and what it imports must not use `import.meta`
 * @returns the file to start
 */
export function builtScript(source: string): string {
  const known = built.get(source);
  if (known !== undefined) return known;
  const root = workspaceOf(dirname(source));
  const [output] = buildSync({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    write: false,
    conditions: ['@nx-source/gatehouse'],
    external: packagesIn(join(root, 'node_modules')),
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    keepNames: true,
    sourcemap: 'inline',
    logLevel: 'silent',
  }).outputFiles;
  const { contents } = output!;
  // Where the imports of packages resolve.
  const folder = join(root, 'node_modules/.cache/gatehouse/scripts');
  const file = join(folder, `${createHash('sha256').update(contents).digest('hex')}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, contents);
    renameSync(`${file}.${process.pid}`, file);
  }
  built.set(source, file);
  return file;
}

function workspaceOf(folder: string): string {
  if (existsSync(join(folder, 'tsconfig.base.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('No folder above the script is a workspace');
  return workspaceOf(dirname(folder));
}

const packagesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.') && name !== '@gatehouse')
    .map((name) => (name.startsWith('@') ? `${name}/*` : name));
