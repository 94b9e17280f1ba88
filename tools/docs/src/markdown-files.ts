import { execFileSync } from 'node:child_process';

/** Tracked Markdown files of the workspace, relative to it. */
export function markdownFiles(root: string): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter(Boolean);
}
