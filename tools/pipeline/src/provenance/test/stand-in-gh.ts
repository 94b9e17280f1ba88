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
 * @param program JavaScript that is what `gh` does; it has `type`, the predicate type that it is asked about.
 * Without one there is no `gh`.
 */
export function standInGh(program?: string): StandInGh {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-gh-'));
  const log = join(folder, 'calls');
  writeFileSync(log, '');
  if (program !== undefined) {
    writeFileSync(
      join(folder, 'gh'),
      `#!${process.execPath}
const args = process.argv.slice(2);
require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify(args) + '\\n');
const type = args[args.indexOf('--predicate-type') + 1];
${program}
`,
    );
    chmodSync(join(folder, 'gh'), 0o755);
  }
  return {
    env: { PATH: folder },
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as string[]),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
