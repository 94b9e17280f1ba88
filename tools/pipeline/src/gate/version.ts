import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Defined when the command is bundled into one file, which may be anywhere. */
declare const GATEHOUSE_VERSION: string | undefined;

/** Version of the installed Gatehouse, from the nearest package.json above this file. */
export function gatehouseVersion(): string {
  if (typeof GATEHOUSE_VERSION === 'string') return GATEHOUSE_VERSION;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file))
      return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    if (folder === dirname(folder)) throw new Error('The package of Gatehouse has no package.json');
  }
}
