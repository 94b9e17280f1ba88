import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { build, type Loader } from 'esbuild';

/**
 * Whether a file can do without a module that it loads with `require` or `import()`: esbuild says, for which a
 * missing module is no error inside `try`, or where the promise has a `catch`.
 */
export async function canDoWithout(file: string, path: string): Promise<boolean> {
  try {
    await build({
      // From no folder: nothing can be found.
      stdin: { contents: await readFile(file, 'utf8'), loader: extname(file).slice(1) as Loader },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
      plugins: [
        {
          name: 'only-this-one',
          setup: ({ onResolve }) =>
            onResolve({ filter: /.*/ }, (asked) =>
              asked.path === path ? undefined : { path: asked.path, external: true },
            ),
        },
      ],
    });
    return true;
  } catch {
    return false;
  }
}
