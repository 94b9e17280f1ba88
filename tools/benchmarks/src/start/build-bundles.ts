import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { built } from '../harness/scripts.ts';

const variants = fileURLToPath(new URL('variants', import.meta.url));

/** The script of a variant as one minified file, packages included: what an image would carry. */
export const bundled = (variant: string) => `bundled/${variant}`;

/** Bundles every variant the way that `nx build` bundles a service. */
export async function buildBundles(): Promise<void> {
  await build({
    entryPoints: readdirSync(variants).map((file) => join(variants, file)),
    outdir: join(built, 'bundled'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}
