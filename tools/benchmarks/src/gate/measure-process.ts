import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The resources that a whole process used, from its start to its end. */
export interface ProcessMeasurement {
  seconds: number;
  /** CPU time of all its threads, in user and system mode. */
  cpuSeconds: number;
  /** Peak resident memory. */
  megabytes: number;
}

/**
 * Runs a command to its end under GNU time, which reads the resource usage from the kernel.
 * @param allowed Exit codes that are not failures.
 * @param cwd Default: the current folder of this process.
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

/** Whether a program is installed on this machine. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
