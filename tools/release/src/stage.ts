import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assetsOf } from './assets.ts';
import { bundleCommands } from './bundle-commands.ts';
import { compile } from './compile.ts';
import { copyFile } from './copy-file.ts';
import { dependencyProblems } from './dependency-problems.ts';
import { entriesOf } from './entries.ts';
import { commandFile, publishedFiles } from './published-files.ts';
import { releaseOf } from './release.ts';
import { rewriteCollection } from './rewrite-collection.ts';
import { publishable, sourcePackages } from './source-package.ts';
import { stagedManifest } from './staged-manifest.ts';
import { vendor } from './vendor.ts';
import { writeText } from './write-text.ts';

/** Where packages are staged, below the workspace. */
export const STAGED = 'dist/packages';

/** A package that is ready to be published. */
export interface StagedPackage {
  readonly name: string;
  /** Its source, such as `libs/logging`. */
  readonly source: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * Writes every package that is published into `dist/packages/NAME`, as npm publishes it. What was there before is
 * removed first.
 * @param root The workspace.
 * @param version Of all packages; without one, what their package.json says.
 * @throws {Error} for errors of the compiler, undeclared dependencies, or packages whose versions differ
 */
export async function stage(root: string, version?: string): Promise<StagedPackage[]> {
  const all = sourcePackages(root);
  const packages = publishable(all);
  const release = releaseOf(root, all, version);
  const entries = new Map(packages.map((each) => [each.folder, entriesOf(root, each)]));
  const sources = packages.flatMap(({ folder }) => {
    const { imported, loaded } = entries.get(folder)!;
    return [...imported, ...loaded].map((path) => `${folder}/${path}`);
  });
  const compiled = compile(root, sources);
  rmSync(join(root, STAGED), { recursive: true, force: true });
  const problems: string[] = [];
  const staged = packages.map(async (each) => {
    const { folder, manifest } = each;
    const target = join(root, STAGED, basename(manifest.name));
    const own = entries.get(folder)!;
    const output = publishedFiles(folder, own, compiled);
    const { files } = output;
    const bundled = manifest.gatehouse?.bundled === true;
    const json = stagedManifest(each, release, (path) => files.has(path.replace(/\.js$/, '.d.ts')));
    writeText(join(target, 'package.json'), `${JSON.stringify(json, null, 2)}\n`);
    copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
    for (const path of manifest.gatehouse?.carried ?? [])
      copyFile(join(root, path), join(target, 'carried', path));
    if (bundled) {
      for (const asset of assetsOf(join(root, folder)).filter((path) => !path.startsWith('src/')))
        copyFile(join(root, folder, asset), join(target, asset));
      await bundleCommands(join(root, folder), own.commands, target);
    } else {
      problems.push(...dependencyProblems(each, output, all));
      for (const asset of assetsOf(join(root, folder)))
        copyFile(join(root, folder, asset), join(target, asset));
      for (const [path, text] of files) writeText(join(target, path), text);
      await vendor(root, each, target);
      for (const [path, source] of own.commands) writeText(join(target, path), commandFile(source));
      const migrations = manifest['nx-migrations']?.migrations;
      for (const path of [manifest.generators, manifest.executors, migrations])
        if (path !== undefined) rewriteCollection(join(target, path), release.version);
    }
    for (const path of own.commands.keys()) chmodSync(join(target, path), 0o755);
    return { name: manifest.name, source: folder, folder: target };
  });
  const done = await Promise.all(staged);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return done;
}
