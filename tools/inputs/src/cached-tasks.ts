import { join } from 'node:path';
import type { ProjectGraph, TargetConfiguration } from '@nx/devkit';
import type { Command } from './trace-reads.ts';

/** A target of a project whose result Nx may take from its cache. */
export interface CachedTask {
  readonly project: string;
  readonly target: string;
  readonly command: Command;
  /** Files and folders below the workspace root that it writes. */
  readonly outputs: readonly string[];
}

/** Which tasks to check; all where a list is empty. Projects may be named without their scope. */
export interface Selection {
  readonly projects: readonly string[];
  readonly targets: readonly string[];
}

/**
 * Lists the cached tasks of a workspace, sorted by project and target.
 * @throws {Error} where a cached target is not run by a command, which is the only executor that can be traced
 */
export function cachedTasks(graph: ProjectGraph, root: string, selection: Selection): CachedTask[] {
  const wanted = (list: readonly string[], ...names: string[]) =>
    list.length === 0 || names.some((name) => list.includes(name));
  return Object.values(graph.nodes)
    .filter(({ name }) => wanted(selection.projects, name, name.split('/').at(-1) ?? name))
    .flatMap(({ name, data }) =>
      Object.entries(data.targets ?? {})
        .filter(([target, { cache }]) => cache === true && wanted(selection.targets, target))
        .map(([target, configuration]) => ({
          project: name,
          target,
          command: commandOf(`${name}:${target}`, configuration, root),
          outputs: outputsOf(configuration, data.root),
        })),
    )
    .sort((a, b) => compare(a.project, b.project) || compare(a.target, b.target));
}

/** The files and folders that a target writes, below the workspace root; of a glob its fixed part. */
export function outputsOf({ outputs = [] }: TargetConfiguration, projectRoot: string): string[] {
  return outputs
    .map((output) => output.replace('{projectRoot}', projectRoot).replace('{workspaceRoot}/', ''))
    .filter((output) => !output.startsWith('{'))
    .map((output) => output.replace(/\/[^/]*[*{].*$/, ''));
}

/** Those that run the command of their options in the workspace's folder, and nothing else. */
const COMMAND_EXECUTOR = /^(?:nx:run-commands$|@gatehouse\/nx:)/;

function commandOf(
  task: string,
  { executor, options }: TargetConfiguration,
  root: string,
): Command {
  const { command, cwd, env } = options as { command?: string; cwd?: string; env?: object };
  if (!executor || !COMMAND_EXECUTOR.test(executor) || command === undefined)
    throw new Error(
      `${task}: runs by ${executor}; only "nx:run-commands" and "@gatehouse/nx" with a command can be traced`,
    );
  return {
    command,
    cwd: join(root, cwd ?? ''),
    env: {
      ...(env as Record<string, string> | undefined),
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
      NX_WORKSPACE_ROOT: root,
    },
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
