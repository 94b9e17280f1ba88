import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { notices } from './notices.ts';

/**
 * Bundles the commands of a package with all that they need: a start reads one file, and more only for the
 * commands of the program that need them. Names stay, as error messages and the AWS SDK show those of classes.
 * @param folder Of the package.
 * @param commands The source behind each command's file.
 */
export async function bundleCommands(
  folder: string,
  commands: ReadonlyMap<string, string>,
  target: string,
): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [...commands].map(([file, source]) => ({
      in: source,
      out: file.replace(/\.js$/, ''),
    })),
    outdir: target,
    chunkNames: 'bin/chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    banner: {
      js: "#!/usr/bin/env node\nimport{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const inputs = Object.keys(metafile.inputs).map((path) => join(folder, path));
  writeFileSync(join(target, 'THIRD-PARTY-NOTICES.txt'), notices(inputs));
}
