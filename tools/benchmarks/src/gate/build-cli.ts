import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { built } from '../harness/scripts.ts';

const pipeline = fileURLToPath(new URL('../../../pipeline', import.meta.url));

/** As it runs in this repository: from its TypeScript. */
export const FROM_SOURCES = join(pipeline, 'bin/gatehouse.js');

/**
 * Compiles `gatehouse` to JavaScript, as a published package is: what is loaded lazily stays so, and packages stay
 * where they are installed.
 * @returns the file to run
 */
export async function buildCli(): Promise<string> {
  const outdir = join(built, 'gatehouse');
  await build({
    entryPoints: [join(pipeline, 'src/cli.ts')],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [packagesWhereTheyAre],
  });
  return join(outdir, 'cli.mjs');
}

const packagesWhereTheyAre: Plugin = {
  name: 'packages-where-they-are',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (path.startsWith('@gatehouse/') || pluginData === packagesWhereTheyAre) return undefined;
      const found = await setup.resolve(path, {
        resolveDir,
        kind,
        pluginData: packagesWhereTheyAre,
      });
      if (found.external) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};
