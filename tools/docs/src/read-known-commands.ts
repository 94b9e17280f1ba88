import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import type { KnownCommands } from './command-problems.ts';

/** What the workspace can run: asks Nx for the targets, and `gatehouse` for its commands. */
export async function readKnownCommands(root: string): Promise<KnownCommands> {
  const { nodes } = await createProjectGraphAsync({ exitOnError: true });
  const targets = new Map<string, Set<string>>();
  for (const [name, { data }] of Object.entries(nodes))
    for (const alias of [name, name.split('/').at(-1)!])
      targets.set(alias, new Set(Object.keys(data.targets ?? {})));
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { generators } = read('tools/nx-plugin/generators.json') as {
    generators: Record<string, { aliases?: string[] }>;
  };
  const help = execFileSync(
    process.execPath,
    [join(root, 'tools/pipeline/bin/gatehouse.js'), '--help'],
    { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } },
  );
  return {
    scripts: new Set(Object.keys((read('package.json') as { scripts: object }).scripts)),
    targets,
    generators: new Set(
      Object.entries(generators).flatMap(([name, { aliases = [] }]) => [name, ...aliases]),
    ),
    gatehouse: new Set([...help.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name]) => name!)),
  };
}
