import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { resolveOnce } from './resolve-once.ts';

/** Prefix of the path of such a file in esbuild's account. */
export const REQUIRED_JSON = 'required-json';

/**
 * Puts JSON that is asked for with `require` beside the bundle, where Node reads it when it is asked for. As a part of
 * the program it would be compiled at each start: the character tables of iconv-lite and the media types of
 * mime-db are half of a service's bundle.
 * @param root The workspace.
 */
export function requiredJson(root: string): Plugin {
  return {
    name: 'required-json',
    setup(build) {
      resolveOnce(build, /\.json$/, ({ path, external }, { kind }) => {
        if (kind !== 'require-call' || external) return undefined;
        return { path: relative(root, path), namespace: REQUIRED_JSON };
      });
      build.onLoad({ filter: /^/, namespace: REQUIRED_JSON }, async ({ path }) => ({
        contents: await readFile(join(root, path)),
        loader: 'copy',
      }));
    },
  };
}
