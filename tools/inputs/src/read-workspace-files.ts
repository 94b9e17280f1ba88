import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectGraph } from '@nx/devkit';
import type { WorkspaceFiles } from './workspace-files.ts';

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#packages */
interface Lockfile {
  packages: Record<string, { inBundle?: boolean }>;
}

/** Asks Git which files are sources, and the lockfile which packages come inside others. @param root Absolute. */
export function readWorkspaceFiles(graph: ProjectGraph, root: string): WorkspaceFiles {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  });
  const { packages } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ) as Lockfile;
  const bundled = Object.keys(packages).filter((location) => packages[location]?.inBundle === true);
  return {
    root,
    bundled: new Set(bundled),
    sources: new Set(listed.split('\0').filter(Boolean)),
    graphSources: [
      'nx.json',
      ...Object.values(graph.nodes).map(({ data }) => `${data.root}/package.json`),
    ],
  };
}
