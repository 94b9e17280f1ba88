import { createProjectGraphAsync, workspaceRoot } from '@nx/devkit';
import { Command } from 'commander';
import pc from 'picocolors';
import { cachedTasks, type CachedTask } from './cached-tasks.ts';
import { checkTask, type CheckedTask } from './check-task.ts';
import { readDeclaredInputs } from './read-declared-inputs.ts';
import { readWorkspaceFiles } from './read-workspace-files.ts';
import { summaryText, taskText } from './report.ts';
import { TraceError } from './trace-reads.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import type { DeclaredInputs } from './declared-inputs.ts';
import { recordFileHashes } from './record-file-hashes.ts';
import { showProgress } from './show-progress.ts';
import { buildDependencies } from './build-dependencies.ts';
import { inParallel } from './in-parallel.ts';

interface Options {
  readonly projects: readonly string[];
  readonly targets: readonly string[];
  readonly json?: true;
}

const list = (value: string) => value.split(',').filter(Boolean);

const program = new Command('nx check inputs')
  .description(
    'Run every cached target under strace and list the files it reads that are not among its inputs, ' +
      'and so could change without Nx running it again. ' +
      'Exit codes: 0 none, 1 at least one, 2 a target failed or could not be traced.',
  )
  .option('--projects <names>', 'comma-separated projects (default: all)', list, [])
  .option('--targets <names>', 'comma-separated targets (default: all that are cached)', list, [])
  .option('--json', 'print the result as JSON')
  .action(check);
await program.parseAsync();
// Nx keeps a connection to its database open.
process.exit();

async function check({ projects, targets, json }: Options): Promise<void> {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const tasks = cachedTasks(graph, workspaceRoot, { projects, targets });
  if (tasks.length === 0)
    program.error('No cached target matches --projects and --targets.', { exitCode: 2 });
  const declaredBy = await readDeclaredInputs(graph, workspaceRoot);
  const workspace = readWorkspaceFiles(graph, workspaceRoot);
  const colours = pc.createColors(pc.isColorSupported && process.stdout.isTTY);
  recordFileHashes();
  const declared = new Map(tasks.map((task) => [task, declaredBy(task)] as const));
  buildDependencies(tasks.filter((task) => declared.get(task)!.dependencyOutputs.length > 0));
  const checked: CheckedTask[] = [];
  const checkOne = async (task: CachedTask) => {
    const result = await traced(task, declared.get(task)!, workspace);
    checked.push(result);
    showProgress('');
    if (!json) process.stdout.write(taskText(result, colours));
    showProgress(`${checked.length} of ${tasks.length} tasks checked`);
  };
  // What writes files that others read runs alone.
  await inParallel(
    tasks.filter(({ outputs }) => outputs.length === 0),
    checkOne,
  );
  for (const task of tasks.filter(({ outputs }) => outputs.length > 0)) await checkOne(task);
  showProgress('');
  process.stdout.write(
    json ? `${JSON.stringify({ tasks: checked }, null, 2)}\n` : summaryText(checked, colours),
  );
  if (checked.some(({ failure }) => failure !== undefined)) process.exitCode = 2;
  else if (checked.some(({ undeclared }) => undeclared.length > 0)) process.exitCode = 1;
}

async function traced(
  task: CachedTask,
  declared: DeclaredInputs,
  workspace: WorkspaceFiles,
): Promise<CheckedTask> {
  try {
    return await checkTask(task, declared, workspace);
  } catch (error) {
    if (error instanceof TraceError) program.error(error.message, { exitCode: 2 });
    throw error;
  }
}
