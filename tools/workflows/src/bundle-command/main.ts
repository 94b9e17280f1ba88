import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { commandOptions } from '@gatehouse/bundle';
import { GatehouseError, workspaceAround } from '@gatehouse/service-manifest';

/**
 * `gatehouse-workflows bundle-command`: bundles the command `gatehouse` with its dependencies into one file, which runs
 * without installed packages. Prints the file's digest as a step output.
 * @param folder A folder in the workspace
 * @throws with one line if the command is not installed
 */
export async function bundleCommand(folder: string, args: readonly string[]): Promise<number> {
  const { output } = parseArgs({ args: [...args], options: { output: { type: 'string' } } }).values;
  if (output === undefined)
    throw new GatehouseError('GH-CLI-002', 'bundle-command: say "--output <file>"');
  const root = workspaceAround(folder);
  const { entry, version } = commandIn(root);
  const outfile = resolve(folder, output);
  await build({
    ...commandOptions,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    define: { GATEHOUSE_VERSION: JSON.stringify(version) },
    logLevel: 'error',
  });
  const digest = createHash('sha256').update(readFileSync(outfile)).digest('hex');
  process.stdout.write(`digest=${digest}\n`);
  return 0;
}

/** The published package has its program in `bin`; in Gatehouse's repository, that program loads the sources. */
function commandIn(root: string): { entry: string; version: string } {
  const file = packageFile(root);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const source = join(dirname(file), 'src/cli.ts');
  return { entry: existsSync(source) ? source : join(dirname(file), 'bin/gatehouse.js'), version };
}

function packageFile(root: string): string {
  const { resolve: find } = createRequire(join(root, 'package.json'));
  for (const folder of find.paths('@gatehouse/pipeline') ?? []) {
    const file = join(folder, '@gatehouse/pipeline/package.json');
    if (existsSync(file)) return file;
  }
  throw new GatehouseError(
    'GH-CLI-002',
    'bundle-command: @gatehouse/pipeline is not installed; run: npm ci',
  );
}
