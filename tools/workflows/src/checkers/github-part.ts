import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const MODULES = ['./dist/index.js', './dist/actions/action-parser.js', '@actions/expressions'];

let parts: Record<string, () => unknown> | undefined;

/**
 * A module of GitHub's workflow parser. It bundles them first: their files import JSON and folders, which Node does not
 * accept. In the published package, this file is that bundle: see "vendored" in package.json.
 */
export const part = <T>(name: string): T => (parts ??= bundled())[name]?.() as T;

function bundled(): Record<string, () => unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-github-'));
  try {
    const outfile = join(folder, 'github.cjs');
    const loaders = MODULES.map((name) => JSON.stringify(name)).map(
      (name) => `${name}: () => require(${name})`,
    );
    buildSync({
      stdin: {
        contents: `module.exports = {${loaders.join()}}`,
        resolveDir: join(
          dirname(fileURLToPath(import.meta.resolve('@actions/workflow-parser'))),
          '..',
        ),
      },
      bundle: true,
      // Loaded with `require`, so that they load on first use, although they only export to imports.
      conditions: ['import'],
      platform: 'node',
      format: 'cjs',
      outfile,
    });
    return createRequire(import.meta.url)(outfile) as Record<string, () => unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
