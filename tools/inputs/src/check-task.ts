import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CachedTask } from './cached-tasks.ts';
import { traceReads } from './trace-reads.ts';
import { undeclaredReads } from './undeclared-reads.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import type { DeclaredInputs } from './declared-inputs.ts';

export interface CheckedTask {
  readonly project: string;
  readonly target: string;
  readonly undeclared: readonly string[];
  /** Why its reads prove nothing: it failed, and may have read less than it would have. */
  readonly failure: string | undefined;
}

/** Runs a task under strace and compares what it read with what it declares. @throws {TraceError} */
export async function checkTask(
  task: CachedTask,
  declared: DeclaredInputs,
  workspace: WorkspaceFiles,
): Promise<CheckedTask> {
  // What is up to date is not read again.
  for (const output of task.outputs)
    await rm(join(workspace.root, output), { recursive: true, force: true });
  const { exitCode, output, ...trace } = await traceReads(task.command);
  return {
    project: task.project,
    target: task.target,
    undeclared: undeclaredReads(trace, declared, workspace, task.outputs),
    failure:
      exitCode === 0
        ? undefined
        : `"${task.command.command}" failed with ${exitCode}:\n${output.trimEnd().split('\n').slice(-20).join('\n')}`,
  };
}
