import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/** Fields of a package.json that decide how modules are found and excluded: https://nodejs.org/api/packages.html */
const PACKAGE = [
  ...['name', 'version', 'type', 'main', 'module', 'browser', 'exports', 'imports'],
  ...['sideEffects', 'license'],
];
/** Fields of a tsconfig.json that esbuild reads. */
const TYPESCRIPT = ['extends', 'compilerOptions'];

/**
 * The settings of a package that affect a bundle, without the many others. At the root of the workspace, they are those
 * for all packages.
 * @param folder Relative to the workspace.
 */
export async function shippedFields(root: string, folder: string): Promise<unknown> {
  const [settings, typescript, base] = await Promise.all([
    folder === '' ? {} : fieldsOf(join(root, folder, 'package.json'), PACKAGE),
    fieldsOf(join(root, folder, 'tsconfig.json'), TYPESCRIPT),
    folder === '' ? fieldsOf(join(root, 'tsconfig.base.json'), TYPESCRIPT) : {},
  ]);
  return { folder, settings, typescript, base };
}

async function fieldsOf(file: string, names: readonly string[]): Promise<object> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const content = (parse(text) ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, content[name] ?? null]));
}
