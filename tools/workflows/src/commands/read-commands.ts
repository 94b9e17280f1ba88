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
  const [targets, ...commands] = await Promise.all([
    readTargets(root),
    ...[...new Set(gatehouse)].map(async (name) => [name, await optionsOf(root, name)] as const),
  ]);
  return {
    targets,
    gatehouse: new Map(
      commands.flatMap(([name, options]) => (options ? [[name, options] as const] : [])),
    ),
  };
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

/** As its help lists them; undefined for no command. */
async function optionsOf(root: string, command: string): Promise<Set<string> | undefined> {
  const gatehouse = join(root, 'node_modules/.bin/gatehouse');
  const { stdout } = await run(gatehouse, [command, '--help'], { cwd: root }).catch(() => ({
    stdout: '',
  }));
  return stdout.includes(`gatehouse ${command}`)
    ? new Set(stdout.match(/--[a-z][a-z-]*/g))
    : undefined;
}
