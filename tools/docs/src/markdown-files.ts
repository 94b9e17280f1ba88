import { execFileSync } from 'node:child_process';

/** Tracked Markdown files of the workspace that people write, relative to it. "nx release" writes the changelog, from commits. */
export function markdownFiles(root: string): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter((file) => file !== '' && file !== 'CHANGELOG.md');
}
