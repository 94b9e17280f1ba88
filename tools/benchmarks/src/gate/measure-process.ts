import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a whole process took, from its start to its end. */
export interface ProcessMeasurement {
  seconds: number;
  /** Of all its threads, in user and system mode. */
  cpuSeconds: number;
  /** Resident memory at the most. */
  megabytes: number;
}

/**
 * Runs a command to its end under GNU time, which asks the kernel what the process took.
 * @param allowed Exit codes that are no failure.
 * @param cwd Where it runs; by default, where this process does.
 */
export function measureProcess(
  command: readonly string[],
  allowed: readonly number[] = [0],
  cwd?: string,
): ProcessMeasurement {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-measure-'));
  const figures = join(folder, 'figures');
  try {
    const { error, status, stderr } = spawnSync(
      'time',
      ['--quiet', '--format', '%e %U %S %M', '--output', figures, ...command],
      {
        ...(cwd !== undefined && { cwd }),
        env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      },
    );
    if (error)
      throw new Error('GNU time is needed (Debian: apt-get install time)', { cause: error });
    if (!allowed.includes(status ?? -1))
      throw new Error(`${command.join(' ')}: exit ${status}\n${stderr}`);
    const [elapsed = NaN, user = NaN, system = NaN, kilobytes = NaN] = readFileSync(figures, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    return { seconds: elapsed, cpuSeconds: user + system, megabytes: kilobytes / 1_024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a program is installed here. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
