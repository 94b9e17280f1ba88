import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Within the package, so that the imports of the scripts resolve. */
const DIST = join(import.meta.dirname, '../../dist');

/** A script of the specs as JavaScript, compiled once for the many processes that a spec starts. */
export interface BuiltScript {
  readonly file: string;
  remove(): void;
}

export async function buildScript(source: string): Promise<BuiltScript> {
  mkdirSync(DIST, { recursive: true });
  const folder = mkdtempSync(join(DIST, 'test-script-'));
  const file = join(folder, `${basename(source, '.ts')}.mjs`);
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
