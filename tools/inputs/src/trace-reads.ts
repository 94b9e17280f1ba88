import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLS, parseTrace, type Trace } from './parse-trace.ts';

/** How a task is run, by its resolved target. */
export interface Command {
  readonly command: string;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Traced extends Trace {
  readonly exitCode: number | null;
  /** What it printed, both streams. */
  readonly output: string;
}

/** strace is not installed, or may not trace here. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}

/** Runs a command and all its children under strace. @throws {TraceError} */
export async function traceReads({ command, cwd, env }: Command): Promise<Traced> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-inputs-'));
  const trace = join(folder, 'trace');
  try {
    const options = ['-f', '-y', '-qq', '--seccomp-bpf', '-e', `trace=${CALLS}`];
    const child = spawn('strace', [...options, '-o', trace, 'sh', '-c', command], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    const { read, ...others } = parseTrace(await readFile(trace, 'utf8'));
    return { read: await onlyFiles(read), ...others, exitCode, output };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw error;
    throw new TraceError(
      'strace is required and was not found. Install it, for example with "apt-get install strace" (Linux only).',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Omits folders, and what was gone when the command ended: its own temporary files. */
async function onlyFiles(paths: readonly string[]): Promise<string[]> {
  const kept = await Promise.all(
    paths.map(async (path) => (await stat(path).catch(() => undefined))?.isFile() === true),
  );
  return paths.filter((_, at) => kept[at]);
}
