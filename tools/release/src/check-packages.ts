import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { packageProblems } from './package-problems.ts';
import { runNpm } from './registry/run-npm.ts';
import { stage, type StagedPackage } from './stage.ts';

/** Size limit of all libraries' tarballs together, in bytes. */
const MOST_BYTES = 400_000;

/**
 * `nx check release`: stages all packages, checks each as it would be published, and prints the sizes of the tarballs.
 * Exits with 1 if there is a problem.
 */
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-packages-'));
try {
  const problems: string[] = [];
  let libraries = 0;
  for (const each of await stage(process.cwd())) {
    const { name, source } = each;
    const tarball = await pack(each);
    process.stdout.write(`${name.padEnd(32)} ${kilobytes(tarball.length).padStart(9)}\n`);
    if (source.startsWith('libs/')) libraries += tarball.length;
    for (const problem of await packageProblems(each.folder, tarball))
      problems.push(`${source}: ${problem}`);
  }
  process.stdout.write(`libraries together ${kilobytes(libraries)}\n`);
  if (libraries > MOST_BYTES)
    problems.push(
      `The libraries are ${kilobytes(libraries)}, more than ${kilobytes(MOST_BYTES)}; list what is in one with "npm pack --dry-run" in dist/packages/NAME`,
    );
  for (const problem of problems) process.stderr.write(`${pc.red('✗')} ${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function pack({ folder: packed }: StagedPackage): Promise<Buffer> {
  const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${folder}`];
  const [{ filename }] = JSON.parse(await runNpm(args, { cwd: packed })) as [{ filename: string }];
  return readFileSync(join(folder, filename));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}
