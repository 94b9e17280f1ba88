import { execFileSync } from 'node:child_process';
import type { ProjectGraph } from '@nx/devkit';
import type { WorkspaceFiles } from './undeclared-reads.ts';

/** Asks Git which files are sources. @param root Absolute. */
export function readWorkspaceFiles(graph: ProjectGraph, root: string): WorkspaceFiles {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  });
  return {
    root,
    sources: new Set(listed.split('\0').filter(Boolean)),
    graphSources: [
      'nx.json',
      ...Object.values(graph.nodes).map(({ data }) => `${data.root}/package.json`),
    ],
  };
}
