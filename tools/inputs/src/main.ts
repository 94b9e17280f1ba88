import { spawnSync } from 'node:child_process';
import { createProjectGraphAsync, workspaceRoot } from '@nx/devkit';
import { Command } from 'commander';
import pc from 'picocolors';
import { cachedTasks, type CachedTask } from './cached-tasks.ts';
import { checkTask, type CheckedTask } from './check-task.ts';
import { readDeclaredInputs } from './read-declared-inputs.ts';
import { readWorkspaceFiles } from './read-workspace-files.ts';
import { summaryText, taskText } from './report.ts';
import { TraceError } from './trace-reads.ts';

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
  const checked: CheckedTask[] = [];
  for (const [at, task] of tasks.entries()) {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${at + 1}/${tasks.length} ${task.project}:${task.target}`);
    const result = await traced(task, declaredBy, workspace);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    checked.push(result);
    if (!json) process.stdout.write(taskText(result, colours));
  }
  process.stdout.write(
    json ? `${JSON.stringify({ tasks: checked }, null, 2)}\n` : summaryText(checked, colours),
  );
  if (checked.some(({ failure }) => failure !== undefined)) process.exitCode = 2;
  else if (checked.some(({ undeclared }) => undeclared.length > 0)) process.exitCode = 1;
}

async function traced(
  task: CachedTask,
  declaredBy: Awaited<ReturnType<typeof readDeclaredInputs>>,
  workspace: ReturnType<typeof readWorkspaceFiles>,
): Promise<CheckedTask> {
  const declared = declaredBy(task);
  // What it builds on must be there: only its own reads are looked at.
  if (declared.dependencyOutputs.length > 0)
    spawnSync('npx', ['nx', 'run', `${task.project}:${task.target}`, '--skip-sync'], {
      stdio: 'ignore',
    });
  try {
    return await checkTask(task, declared, workspace);
  } catch (error) {
    if (error instanceof TraceError) program.error(error.message, { exitCode: 2 });
    throw error;
  }
}
