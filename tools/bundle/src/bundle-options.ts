import type { BuildOptions } from 'esbuild';
import { REPORTED } from './carry/uses-in-build.ts';
import { externalPackages } from './external/external-packages.ts';
import { oneCopy } from './one-copy.ts';
import type { ProductionPackage } from './production-packages.ts';
import { requiredBuiltins } from './required-builtins.ts';
import { requiredJson } from './required-json.ts';
import { shippedOnly } from './shipped-only.ts';
import { singleCopies } from './single-copies.ts';
import { sourceConditions } from './source-conditions.ts';

/**
 * How an entry point becomes one ES module that Node runs as it is, third-party packages included. What is loaded
 * with `import()` is in it as well, and runs when it is asked for: in a file of its own (esbuild's `splitting`) a
 * CommonJS package would lose its named exports. JSON that is required is beside it.
 * @param root The workspace.
 * @param packages What the entry point may be made of.
 * @param staying Locations of packages that stay in node_modules, and a set that gets those which are imported.
 */
export function bundleOptions(
  root: string,
  packages: readonly ProductionPackage[],
  staying: { external: ReadonlySet<string>; imported: Set<string> } = {
    external: new Set(),
    imported: new Set(),
  },
) {
  return {
    absWorkingDir: root,
    bundle: true,
    assetNames: '[name]-[hash]',
    platform: 'node',
    // A library's sources; then esbuild's own.
    conditions: [...sourceConditions(root), 'module'],
    format: 'esm',
    // Without a package.json beside it, Node would have to guess.
    outExtension: { '.js': '.mjs' },
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    // Names of errors and classes are in logs, and alarms go by them.
    keepNames: true,
    // Lines of the sources in stack traces; the sources themselves stay out of the image.
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    plugins: [
      requiredBuiltins,
      externalPackages(root, staying.external, staying.imported),
      requiredJson(root),
      oneCopy(root, singleCopies(packages)),
      shippedOnly(
        root,
        packages.map(({ location }) => location),
      ),
    ],
    logLevel: 'silent',
    logOverride: REPORTED,
    banner: {
      // Bundled CommonJS packages ask for Node's own modules with require.
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
  } satisfies BuildOptions;
}
