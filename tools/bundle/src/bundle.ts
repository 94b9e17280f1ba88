import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { shippedOnly } from './shipped-only.ts';

/** Where a service's bundle goes, below its folder. */
export const BUNDLE_FOLDER = 'dist/bundle';

/**
 * Bundles a service into one ES module that Node runs as it is, third-party packages included.
 * @param root The workspace.
 * @param folder Folder of the service below it, such as `apps/payments`.
 * @param locations Where the packages that it ships are, below the workspace.
 * @returns what went into it, by paths below the workspace
 */
export async function bundle(
  root: string,
  folder: string,
  locations: readonly string[],
): Promise<Metafile> {
  const outdir = join(root, folder, BUNDLE_FOLDER);
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${folder}/src/main.ts`],
    outdir,
    bundle: true,
    platform: 'node',
    // A library's sources, see "customConditions" in tsconfig.base.json; then esbuild's own.
    conditions: ['@nx-source/gatehouse', 'module'],
    format: 'esm',
    // Without a package.json beside it, Node would have to guess.
    outExtension: { '.js': '.mjs' },
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    // Lines of the sources in stack traces; the sources themselves stay out of the image.
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    plugins: [shippedOnly(root, locations)],
    logLevel: 'warning',
    banner: {
      // Bundled CommonJS packages ask for Node's own modules with require.
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
  });
  return metafile;
}
