import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Git repository in a folder of its own. */
export interface Repository {
  readonly root: string;
  git(...args: readonly string[]): string;
  /** Writes files, and commits them. @returns the commit */
  commit(files: Readonly<Record<string, string>>, at?: Date): string;
  /** A clone with the newest commits only, in a folder below this one. */
  shallowClone(depth: number): string;
  remove(): void;
}

/** Git configuration of the person who runs the tests, which must have no effect. */
const ENV = {
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  ...{ GIT_AUTHOR_NAME: 'test', GIT_AUTHOR_EMAIL: 'test@example.com' },
  ...{ GIT_COMMITTER_NAME: 'test', GIT_COMMITTER_EMAIL: 'test@example.com' },
};

/** In one child process, because starting one takes longer than what Git does. */
const COMMIT =
  'git add --all && git commit --quiet --allow-empty --message=change && git rev-parse HEAD';

/** @param root An empty folder; else a temporary one is made */
export function createRepository(
  root = mkdtempSync(join(tmpdir(), 'gatehouse-affected-')),
): Repository {
  const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    execFileSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...ENV, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const git = (...args: readonly string[]) => run('git', args);
  git('init', '--quiet', '--template=', '--initial-branch=main');
  return {
    root,
    git,
    commit(files, at) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
      const date = at && {
        GIT_AUTHOR_DATE: at.toISOString(),
        GIT_COMMITTER_DATE: at.toISOString(),
      };
      return run('sh', ['-c', COMMIT], date);
    },
    shallowClone(depth) {
      git('clone', '--quiet', `--depth=${depth}`, `file://${root}`, '.clone');
      return join(root, '.clone');
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
