import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';

/** Fields of a package.json that decide how modules are found and excluded: https://nodejs.org/api/packages.html */
const PACKAGE = [
  ...['name', 'version', 'type', 'main', 'module', 'browser', 'exports', 'imports'],
  ...['sideEffects', 'license'],
];
/** Fields of a tsconfig.json that esbuild reads. */
const TYPESCRIPT = ['extends', 'compilerOptions'];

/**
 * The settings of a folder that affect a bundle, without the many others. At the root of the workspace, they are those
 * for all packages.
 * @param folder Relative to the workspace.
 */
export async function shippedFields(root: string, folder: string): Promise<unknown> {
  const [settings, typescript, base] = await Promise.all([
    folder === '' ? {} : fieldsOf(join(root, folder, 'package.json'), PACKAGE),
    compilerOptions(join(root, folder, 'tsconfig.json')),
    folder === '' ? compilerOptions(join(root, 'tsconfig.base.json')) : [],
  ]);
  return { folder, settings, typescript, base };
}

/** Of a tsconfig.json, and of the files that it extends by a path: packages are in the lockfile. */
async function compilerOptions(file: string, seen: readonly string[] = []): Promise<unknown[]> {
  if (seen.includes(file)) return [];
  const fields = await fieldsOf(file, TYPESCRIPT);
  const extended = [fields['extends']].flat().filter((each) => typeof each === 'string');
  const further = extended
    .filter((each) => each.startsWith('.'))
    .map((each) => join(dirname(file), each.endsWith('.json') ? each : `${each}.json`));
  const others = await Promise.all(further.map((each) => compilerOptions(each, [...seen, file])));
  return [fields, ...others.flat()];
}

async function fieldsOf(file: string, names: readonly string[]): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const content = (parse(text) ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, content[name] ?? null]));
}
