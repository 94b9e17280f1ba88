import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/** Fields of a package.json by which modules are found and left out: https://nodejs.org/api/packages.html */
const PACKAGE = [
  ...['name', 'version', 'type', 'main', 'module', 'browser', 'exports', 'imports'],
  ...['sideEffects', 'license'],
];
/** Of a tsconfig.json, from which esbuild takes how it compiles. */
const TYPESCRIPT = ['extends', 'compilerOptions'];

/**
 * What decides on a bundle of the settings of a package, which have much else in them. At the root of the workspace they
 * are those for all packages.
 * @param folder Below the workspace.
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
