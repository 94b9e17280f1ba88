import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, type SourcePackage } from './source-package.ts';

/** A command's file is a few lines of JavaScript, which load the source that this leads to. */
const LOADS = /'\.\.\/(src\/[^']+)'/;

/** Sources of a package, relative to it, from which everything that is published of it can be reached. */
export interface Entries {
  /** What other packages import: it has declarations. */
  readonly imported: readonly string[];
  /** What Node, Nx or a process loads. */
  readonly loaded: readonly string[];
  /** The source behind each command's file: `bin/gatehouse.js` -> `src/cli.ts`. */
  readonly commands: ReadonlyMap<string, string>;
}

/**
 * Reads the entries of a package: its exports, commands, generators, executors and migrations.
 * @throws {Error} for a command that loads no source
 */
export function entriesOf(root: string, { folder, manifest }: SourcePackage): Entries {
  const commands = new Map(
    Object.values(manifest.bin ?? {}).map((path) => {
      const file = path.replace(/^\.\//, '');
      const [, source] = LOADS.exec(readFileSync(join(root, folder, file), 'utf8')) ?? [];
      if (!source) throw new Error(`${folder}/${file}: it must name its source as '../src/...'`);
      return [file, source];
    }),
  );
  const collections = [
    manifest.generators,
    manifest.executors,
    manifest['nx-migrations']?.migrations,
  ].filter((file) => file !== undefined);
  const factories = collections.flatMap((file) => sourcesIn(readJson(join(root, folder, file))));
  const exported = [...Object.values(manifest.exports ?? {}), manifest.main ?? []].flat();
  return {
    imported: exported.filter(isCode).map(inside),
    loaded: [...factories, ...commands.values(), ...(manifest.gatehouse?.loadedByPath ?? [])],
    commands,
  };
}

const isCode = (path: string) => /\.[jt]s$/.test(path);
const inside = (path: string) => path.replace(/^\.\//, '');

/** All sources that a collection of generators, executors or migrations names. */
function sourcesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.startsWith('./') && isCode(value) ? [inside(value)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sourcesIn) : [];
}
