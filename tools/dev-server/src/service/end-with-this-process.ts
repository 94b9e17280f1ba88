import type { ChildProcess } from 'node:child_process';

/** Processes that run. One that does not react must not outlive this process, however it ends. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const { pid } of children) if (pid !== undefined) killGroup(pid);
});

/** The process is the leader of a group, with what it has started. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

/** Kills the group of the process when this process exits. */
export function endWithThisProcess(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}
