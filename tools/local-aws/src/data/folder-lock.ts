import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readTextFile, writeTextFile } from './json-file.ts';

/** Folders that this process has locked. */
const own = new Set<string>();

/**
 * Locks a folder for this process. The lock of a killed process is ignored.
 * @returns a function that releases the folder
 * @throws if another process uses the folder
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const { pid, started } = ownerIn(readTextFile(file));
  const used =
    own.has(folder) || (pid !== undefined && pid !== process.pid && runs({ pid, started }));
  if (used) throw new GatehouseError('GH-LOCAL-002', `Another process uses ${folder}`);
  own.add(folder);
  writeTextFile(file, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  return () => {
    own.delete(folder);
    rmSync(file, { force: true });
  };
}

/** An unreadable lock is free, because a lock is written in one step. */
function ownerIn(text: string | undefined): Partial<Owner> {
  try {
    return JSON.parse(text ?? '{}') as Partial<Owner>;
  } catch {
    return {};
  }
}

interface Owner {
  readonly pid: number;
  /** The start time of the process in the kernel's unit: another process may get the same id later. */
  readonly started: string | undefined;
}

function runs({ pid, started }: { pid: number; started: string | undefined }): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(pid) === started;
}

/** Field 22 of proc(5)'s stat; undefined if there is no such file. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
