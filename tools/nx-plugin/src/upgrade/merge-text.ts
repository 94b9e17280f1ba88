import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One file in three versions. */
export interface Versions {
  /** The content that the earlier release generates. */
  readonly base: string;
  /** The team's content. */
  readonly own: string;
  /** The content that this release generates. */
  readonly generated: string;
}

/** A merged file; if two changes conflict, its text has both, between Git's markers. */
export interface Merged {
  readonly text: string;
  readonly conflicts: number;
}

/** The exit code for this many conflicts or more (git-merge-file(1)). */
const MOST_CONFLICTS = 127;

/**
 * Merges three versions of a text with `git merge-file`. Line ends stay the team's.
 * @param labels Names of the three versions in the markers of conflicts.
 * @throws {Error} if Git is missing or fails
 */
export function mergeText(
  { base, own, generated }: Versions,
  labels: { readonly [Version in keyof Versions]: string },
): Merged {
  const crlf = own.includes('\r\n');
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-merge-'));
  try {
    writeFileSync(join(folder, 'own'), crlf ? own.replaceAll('\r\n', '\n') : own);
    writeFileSync(join(folder, 'base'), base);
    writeFileSync(join(folder, 'generated'), generated);
    const names = ['own', 'base', 'generated'] as const;
    const options = ['-p', '--diff3', ...names.flatMap((name) => ['-L', labels[name]])];
    const { status, stdout, stderr, error } = spawnSync(
      'git',
      ['merge-file', ...options, ...names],
      { cwd: folder, encoding: 'utf8' },
    );
    if (error || status === null || status > MOST_CONFLICTS)
      throw new Error(`git merge-file failed: ${error?.message ?? stderr}`);
    return { text: crlf ? stdout.replaceAll('\n', '\r\n') : stdout, conflicts: status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
