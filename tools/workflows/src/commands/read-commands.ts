import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GatehouseError } from '@gatehouse/service-manifest';
import { ANY_SERVICE, type Commands } from './commands.ts';

const run = promisify(execFile);
const BIN = 'node_modules/.bin';

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
  const [targets, options, bins] = await Promise.all([
    readTargets(root),
    optionsOf(root, [...new Set(gatehouse)]),
    readdir(join(root, BIN)),
  ]);
  return { targets, gatehouse: options, bins: new Set(bins) };
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
      targets.set(name, names);
      const short = name.replace('@gatehouse/', '');
      // As in Nx, a project with exactly this name comes first.
      if (!Object.hasOwn(graph.nodes, short)) targets.set(short, names);
      if (data.tags?.includes('type:app')) targets.set(ANY_SERVICE, names);
    }
    return targets;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const AT_ONCE = 4;

/** The options in the help of those that exist. */
async function optionsOf(
  root: string,
  names: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const queue = [...names];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const help = await helpOf(root, name);
      if (help.includes(`gatehouse ${name}`))
        found.set(name, new Set(help.match(/--[a-z][a-z-]*/g)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function helpOf(root: string, name: string): Promise<string> {
  try {
    return (await run(join(root, BIN, 'gatehouse'), [name, '--help'], { cwd: root })).stdout;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    // An unknown command has an exit code; a program that cannot be started has none.
    if (typeof code === 'number') return '';
    throw new GatehouseError('GH-WORKFLOWS-004', `gatehouse ${name} --help: ${message}`, {
      cause: error,
    });
  }
}
