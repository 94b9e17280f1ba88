import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { BundleError } from '../bundle-error.ts';
import type { FoundUse } from '../carry/uses-in-build.ts';
import type { BundleSettings } from '../settings.ts';
import { dataFiles } from './data-files.ts';

/**
 * The code of the service, and of packages of the workspace, cannot be left in node_modules.
 * @param folder Folder of the service.
 * @param uses What a bundle cannot carry of code outside of node_modules.
 * @throws with a line for each use that nothing in `bundle` of service.json covers
 */
export async function refuseOwnUses(
  root: string,
  folder: string,
  { inputs }: Pick<Metafile, 'inputs'>,
  uses: readonly FoundUse[],
  settings: BundleSettings,
): Promise<void> {
  const isOwn = (file: string) => file.startsWith(`${folder}/src/`);
  const problems = uses.flatMap((use) => {
    const remedy = remedyOf(use, isOwn(use.file), settings);
    const at = use.line === undefined ? use.file : `${use.file}:${use.line}`;
    return remedy === undefined ? [] : `${at}: ${use.what} ${remedy}`;
  });
  const app = join(root, folder);
  for (const file of Object.keys(inputs).filter(
    (each) => isOwn(each) && /\.[cm]?[jt]sx?$/.test(each),
  )) {
    const text = await readFile(join(root, file), 'utf8');
    for (const { path } of dataFiles(app, join(root, file), text))
      if (!isCovered(path, settings.assets) && inputs[`${folder}/${path}`] === undefined)
        problems.push(
          `${file}: "${path}" is read when the service runs, and the bundle does not have it; ${toAssets(path)}`,
        );
  }
  if (problems.length > 0)
    throw new BundleError('GH-BUNDLE-003', [...new Set(problems)].join('\n'));
}

const isCovered = (path: string, assets: readonly string[]) =>
  assets.some((asset) => path === asset || path.startsWith(`${asset}/`));

const toAssets = (path: string) =>
  path.startsWith('src/')
    ? `add "bundle": { "assets": ["${path}"] } to service.json, and name it by import.meta.dirname`
    : `move it below src, add it to "bundle": { "assets": [...] } in service.json, and name it by import.meta.dirname`;

/** What to do, in the words that follow the use; undefined where nothing is wrong. */
function remedyOf(
  { kind, what }: FoundUse,
  isOwn: boolean,
  { assets, external }: BundleSettings,
): string | undefined {
  switch (kind) {
    case 'load-by-name':
      return "names a module when it runs, which a bundle cannot have; import each by its name, such as { a: () => import('./a.ts') }";
    case 'create-require':
      return external.length > 0
        ? undefined
        : 'loads a module that a bundle does not have; import it, or list its package in "bundle": { "external": [...] } in service.json';
    case 'native':
      return 'is a native addon, which a bundle cannot have; publish it as a package, which stays in node_modules';
    case 'worker':
      return assets.length > 0
        ? undefined
        : 'starts a file that a bundle does not have; write the worker as one .mjs file that imports only Node, and add it to "bundle": { "assets": [...] } in service.json';
    case 'beside':
      if (!isOwn)
        return 'says where the file is, and in a bundle it is elsewhere; let the service hand in the path or the content';
      if (what === 'import.meta')
        return 'is taken as a whole; write import.meta.dirname or import.meta.url';
      if (what === '__dirname' || what === '__filename' || what === 'import.meta.resolve')
        return 'is not there in a bundle; use import.meta.dirname';
      return assets.length > 0
        ? undefined
        : 'says where the file is, and a bundle has no files beside it; add what is read to "bundle": { "assets": ["src/..."] } in service.json';
  }
}
