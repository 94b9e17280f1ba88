import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An executable called `gh`, alone in a folder that is to be the PATH. */
export interface StandInGh {
  readonly env: Readonly<Record<string, string>>;
  /** The arguments of each call so far. */
  calls(): string[][];
  remove(): void;
}

/**
 * @param program What `gh` does, for the shell, which starts in a tenth of the time of Node; it has `$type`, the
 * predicate type that it is asked about, and no other programs on its PATH. Without one there is no `gh`.
 */
export function standInGh(program?: string): StandInGh {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-gh-'));
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  if (program !== undefined) {
    writeFileSync(
      join(folder, 'gh'),
      `#!/bin/sh
printf '%s\\n' "$@" '' >>'${log}'
for arg; do
  [ "$before" = --predicate-type ] && type=$arg
  before=$arg
done
${program}
`,
    );
    chmodSync(join(folder, 'gh'), 0o755);
  }
  return {
    env: { PATH: folder },
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n\n')
        .filter(Boolean)
        .map((call) => call.split('\n')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
