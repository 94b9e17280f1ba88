import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Loader, Message, Metafile } from 'esbuild';
import { findUses, type Use } from './find-uses.ts';

/** A {@link Use}, and where it is. */
export interface FoundUse extends Use {
  /** File below the workspace. */
  readonly file: string;
  readonly line?: number;
}

/** What esbuild says of calls whose argument is known when the program runs only. */
const BY_NAME: Readonly<Record<string, string>> = {
  'unsupported-require-call': 'require() of a variable',
  'unsupported-dynamic-import': 'import() of a variable',
  'indirect-require': 'require as a value',
  'require-resolve-not-external': 'require.resolve()',
};

/** Makes esbuild report them. */
export const REPORTED = Object.fromEntries(
  Object.keys(BY_NAME).map((id) => [id, 'warning' as const]),
);

export const isReported = ({ id }: Message): boolean => id in BY_NAME;

const LOADERS: Readonly<Record<string, Loader>> = {
  '.js': 'js',
  '.cjs': 'js',
  '.mjs': 'js',
  '.jsx': 'jsx',
  '.ts': 'ts',
  '.cts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
};

/**
 * All that a bundle cannot carry of what went into it. Files of which nothing is left do not count.
 * @param root The workspace.
 * @param warnings esbuild's, with {@link REPORTED}.
 */
export async function usesInBuild(
  root: string,
  { outputs }: Pick<Metafile, 'outputs'>,
  warnings: readonly Message[],
): Promise<FoundUse[]> {
  const files = new Set(
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
    ),
  );
  const byName = warnings.flatMap(({ id, location }): FoundUse[] =>
    location && files.has(location.file) && BY_NAME[id] !== undefined
      ? [{ kind: 'load-by-name', what: BY_NAME[id], file: location.file, line: location.line }]
      : [],
  );
  const found = await Promise.all(
    [...files].map(async (file) => {
      const loader = LOADERS[extname(file)];
      if (loader === undefined || /^[^/]*:/.test(file)) return [];
      const uses = await findUses(await readFile(join(root, file), 'utf8'), loader);
      return uses.map((use) => ({ ...use, file }));
    }),
  );
  return [...found.flat(), ...byName].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  );
}
