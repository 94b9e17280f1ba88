import { execFileSync } from 'node:child_process';

const SOURCES = ['apps', 'libs', 'tools', 'eslint.config.js'];
/** Recorded or generated: not written here. */
const NOT_WRITTEN = /(?:^|\/)(?:fixtures|__snapshots__|stand-ins|vendored)\//;

/** Tracked TypeScript and JavaScript files of the workspace, relative to it. */
export function sourceFiles(root: string): string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--', ...SOURCES], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 * 1_048_576,
  });
  return output
    .split('\0')
    .filter((file) => /\.(?:c|m)?[jt]s$/.test(file) && !NOT_WRITTEN.test(file));
}
