import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { messageWithHint, GatehouseError, workspaceAround } from '@gatehouse/service-manifest';
import { noEngine } from './docker.ts';
import { findProgram } from './find-program.ts';
import { scanCommand, SCANNERS } from './scan-command.ts';

/**
 * Builds the image of a service and shows what a scanner on this machine finds in it: `scan.ts FOLDER [what the
 * scanner takes]`. Ends as the scanner does, which is with 0 unless it is told otherwise: the gate is what decides.
 */
const HELP = `npx nx scan NAME [what the scanner takes]

Builds the image of a service, and scans it with Trivy or Grype, whichever this machine has. It ends as the scanner
does: the gate decides.
`;

const root = workspaceAround(process.cwd());
const folder = relative(root, resolve(process.argv[2] ?? ''));

try {
  if (process.argv.includes('--help')) process.stdout.write(HELP);
  else process.exitCode = await scan(process.argv.slice(3));
} catch (error) {
  process.stderr.write(`${basename(folder)}: ${messageWithHint(error)}\n`);
  process.exitCode = 1;
}

async function scan(more: readonly string[]): Promise<number> {
  const scanner = findProgram(SCANNERS);
  if (scanner === undefined)
    throw new GatehouseError(
      'GH-CONTAINER-006',
      'a scan needs a scanner: install Trivy (https://trivy.dev) or Grype (https://github.com/anchore/grype)',
    );
  const engine = await noEngine();
  if (engine)
    throw new GatehouseError('GH-CONTAINER-001', `an image needs a Docker engine: ${engine}`);
  const output = join(folder, 'dist/scan');
  mkdirSync(join(root, output), { recursive: true });
  const archive = join(output, 'image.tar');
  const build = join(import.meta.dirname, '../bin/gatehouse-container.js');
  const built = run(process.execPath, [build, folder, `--save=${archive}`]);
  return built === 0 ? run(scanner, scanCommand(scanner, archive, more)) : built;
}

function run(program: string, args: readonly string[]): number {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}
