import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { commandOptions } from '@gatehouse/bundle';
import { notices } from './notices.ts';

/**
 * Bundles the commands of a package with all that they need: a start reads one file, and more only for the
 * commands of the program that need them.
 * @param folder Of the package.
 * @param commands The source behind each command's file.
 */
export async function bundleCommands(
  folder: string,
  commands: ReadonlyMap<string, string>,
  target: string,
): Promise<void> {
  const { metafile } = await build({
    ...commandOptions,
    absWorkingDir: folder,
    entryPoints: [...commands].map(([file, source]) => ({
      in: source,
      out: file.replace(/\.js$/, ''),
    })),
    outdir: target,
    chunkNames: 'bin/chunks/[name]-[hash]',
    splitting: true,
    metafile: true,
    banner: { js: `#!/usr/bin/env node\n${commandOptions.banner.js}` },
    logLevel: 'warning',
  });
  const inputs = Object.keys(metafile.inputs).map((path) => join(folder, path));
  writeFileSync(join(target, 'THIRD-PARTY-NOTICES.txt'), notices(inputs));
}
