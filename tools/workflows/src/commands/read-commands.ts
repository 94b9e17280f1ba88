import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ANY_SERVICE, type Commands } from './commands.ts';

const run = promisify(execFile);

interface Graph {
  graph: {
    nodes: Record<
      string,
      { data: { targets?: Record<string, unknown>; tags?: readonly string[] } }
    >;
  };
}

/**
 * Asks Nx for the targets of all projects, and `gatehouse` for the options of its commands.
 * @param gatehouse Names of the commands
 */
export async function readCommands(root: string, gatehouse: Iterable<string>): Promise<Commands> {
  const [targets, options] = await Promise.all([
    readTargets(root),
    optionsOf(root, [...new Set(gatehouse)]),
  ]);
  return { targets, gatehouse: options };
}

async function readTargets(root: string): Promise<Map<string, Set<string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-graph-'));
  try {
    const file = join(folder, 'graph.json');
    await run('npx', ['nx', 'graph', `--file=${file}`], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
    });
    const { graph } = JSON.parse(await readFile(file, 'utf8')) as Graph;
    const targets = new Map<string, Set<string>>();
    for (const [name, { data }] of Object.entries(graph.nodes)) {
      const names = new Set(Object.keys(data.targets ?? {}));
      targets.set(name.replace('@gatehouse/', ''), names);
      if (data.tags?.includes('type:app')) targets.set(ANY_SERVICE, names);
    }
    return targets;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Prints the help of all commands that it is given, each after a line with NUL and the command's name. */
const PRINT_HELP = `
  import { runProgram } from './tools/pipeline/src/program.ts';
  for (const name of process.argv.slice(1)) {
    process.stdout.write('\\0' + name + '\\n');
    await runProgram([name, '--help']);
  }`;

/** As their help lists them, of those that exist. One process for all: each start takes a second of CPU time. */
async function optionsOf(
  root: string,
  names: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', `--eval=${PRINT_HELP}`, '--', ...names],
    { cwd: root },
  ).catch((error: Error & { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const sections = stdout.split('\0').slice(1);
  return new Map(
    sections.flatMap((section) => {
      const end = section.indexOf('\n');
      const name = section.slice(0, end);
      const help = section.slice(end);
      return help.includes(`gatehouse ${name}`)
        ? [[name, new Set(help.match(/--[a-z][a-z-]*/g))] as const]
        : [];
    }),
  );
}
