import type { Metafile, Plugin } from 'esbuild';
import type { FoundUse } from './uses-in-build.ts';

const NATIVE = /\.(?:node|wasm)$/;

/** Lets a build go on where a native addon or WebAssembly is imported: a bundle carries neither. */
export const nativeFiles: Plugin = {
  name: 'native-files',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: NATIVE }, () => ({ contents: '', loader: 'empty' }));
    // One that a build would make may not be there.
    onResolve({ filter: /^\..*\.(?:node|wasm)$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Who imports such files. */
export const nativeImports = ({ inputs }: Pick<Metafile, 'inputs'>): FoundUse[] =>
  Object.entries(inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ path }) => NATIVE.test(path))
      .map(({ path }): FoundUse => ({ kind: 'native', what: path, file })),
  );
