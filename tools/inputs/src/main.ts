import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProjectGraphAsync, workspaceRoot } from '@nx/devkit';
import { Command } from 'commander';
import pc from 'picocolors';
import { cachedTasks, type CachedTask } from './cached-tasks.ts';
import { checkTask, type CheckedTask } from './check-task.ts';
import { readDeclaredInputs } from './read-declared-inputs.ts';
import { readWorkspaceFiles } from './read-workspace-files.ts';
import { summaryText, taskText } from './report.ts';
import { TraceError } from './trace-reads.ts';
import type { DeclaredInputs, WorkspaceFiles } from './undeclared-reads.ts';

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

/**
 * Has Nx record the hashes of all files, which it does when it writes a graph. A task that runs Nx would otherwise
 * read every file that changed since, only to hash it.
 */
function recordFileHashes(): void {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-inputs-'));
  spawnSync('npx', ['nx', 'graph', `--file=${join(folder, 'graph.json')}`], { stdio: 'ignore' });
  rmSync(folder, { recursive: true });
}

/** What tasks build on must be there: only their own reads are looked at. */
function buildDependencies(tasks: readonly CachedTask[]): void {
  const [first] = tasks;
  if (first === undefined) return;
  const projects = tasks.map(({ project }) => project).join(',');
  const targets = [...new Set(tasks.map(({ target }) => target))].join(',');
  showProgress(`building what ${targets} depends on`);
  spawnSync('npx', ['nx', 'run-many', `--targets=${targets}`, `--projects=${projects}`], {
    stdio: 'ignore',
  });
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

/** One line that is written over; for people only. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
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
