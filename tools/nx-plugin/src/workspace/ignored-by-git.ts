import { spawnSync } from 'node:child_process';
import { isAbsolute, join, relative } from 'node:path';

/** A path that Git ignores, with the file, line and pattern of the rule. */
export interface Ignored {
  readonly path: string;
  readonly by: string;
}

/**
 * Asks Git which paths it ignores; none outside a repository, or without Git.
 * @param file Another file in the format of `.gitignore`, relative to `root`
 */
export function ignoredByGit(root: string, paths: readonly string[], file?: string): Ignored[] {
  const { status, stdout } = spawnSync(
    'git',
    [
      ...(file === undefined ? [] : ['-c', `core.excludesFile=${join(root, file)}`]),
      'check-ignore',
      '--no-index',
      '--verbose',
      '-z',
      '--stdin',
    ],
    { cwd: root, input: paths.join('\0'), encoding: 'utf8' },
  );
  if (status !== 0) return [];
  const fields = stdout.split('\0');
  return Array.from({ length: Math.floor(fields.length / 4) }, (_, at) => {
    const [source, line, pattern, path] = fields.slice(at * 4, at * 4 + 4) as [
      string,
      string,
      string,
      string,
    ];
    const from = isAbsolute(source) ? relative(root, source) : source;
    return { path, by: `${from}:${line} (${pattern})`, pattern };
  })
    .filter(({ pattern }) => !pattern.startsWith('!'))
    .map(({ path, by }) => ({ path, by }));
}
