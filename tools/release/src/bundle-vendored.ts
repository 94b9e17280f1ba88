import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type { Vendored } from './source-package.ts';

/** @returns the bundled files, absolute */
export async function bundleVendored(
  from: string,
  entry: BuildOptions,
  { without }: Vendored,
  outfile: string,
): Promise<string[]> {
  const { metafile } = await build({
    ...entry,
    absWorkingDir: from,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    keepNames: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    plugins: [empty(without ?? [])],
    // For modules that read a file beside them.
    define: { __dirname: 'import.meta.dirname' },
    banner: {
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).map((path) => join(from, path));
}

/** Packages that are loaded and never used. */
const empty = (packages: readonly string[]): Plugin => ({
  name: 'empty',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      packages.includes(path) ? { path, namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
});
