import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

let usable: boolean | undefined;

/** Whether processes can be kept to a core of their own: two cores, and `taskset` (Linux). */
export function canPin(): boolean {
  usable ??= availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
  return usable;
}

/** The command kept to one core where that is possible, else as it is. */
export function pinned(command: readonly string[], core: number | undefined): string[] {
  return core !== undefined && canPin()
    ? ['taskset', '-c', String(core), ...command]
    : [...command];
}
