import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { transform, type Loader, type Plugin } from 'esbuild';
import type { WriteTypes } from './decorator-types.ts';

const MAY_USE = /__dirname|__filename|import\.meta/;

/**
 * Modules outside of node_modules, as a bundle needs them: with the types of what they decorate, where a package reads
 * those, and for the service's own with the places of its assets.
 *
 * Lets modules of the service find the assets of the bundle: `import.meta.url`, `.dirname` and `.filename` say where
 * the file would be if `src` were the folder of the bundle. Packages of the workspace and others are left as they are.
 * @param folder Folder of the service, such as `apps/payments`.
 */
export function ownModules(root: string, folder: string, writeTypes?: WriteTypes): Plugin {
  const sources = join(root, folder, 'src');
  return {
    name: 'own-modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        const file = relative(sources, path);
        const isBelow = !file.startsWith('..') && dirname(file) !== '.';
        const maybeDecorates = writeTypes !== undefined && /\.[cm]?tsx?$/.test(path);
        if (relative(root, path).includes('node_modules/') || !(isBelow || maybeDecorates))
          return undefined;
        const source = await readFile(path, 'utf8');
        const typed = maybeDecorates ? await writeTypes(path, source) : undefined;
        const text = typed ?? source;
        if (!isBelow || !MAY_USE.test(text))
          return typed === undefined
            ? undefined
            : { contents: typed, loader: 'js', resolveDir: dirname(path) };
        const name = JSON.stringify(file.replace(/\.[cm]?tsx?$/, '.mjs'));
        const { code } = await transform(text, {
          loader: (typed === undefined ? extname(path).replace(/^\.[cm]?/, '') : 'js') as Loader,
          sourcefile: path,
          sourcemap: 'inline',
          sourcesContent: false,
          // Of a class expression that is called as its variable it would make another name.
          keepNames: true,
          banner: `const gatehouseFile=new URL(${name},import.meta.url),gatehouseUrl=gatehouseFile.href,gatehousePath=gatehouseFile.pathname,gatehouseFolder=gatehousePath.slice(0,gatehousePath.lastIndexOf('/'));`,
          define: {
            'import.meta.url': 'gatehouseUrl',
            'import.meta.filename': 'gatehousePath',
            'import.meta.dirname': 'gatehouseFolder',
          },
        });
        return { contents: code, loader: 'js', resolveDir: dirname(path) };
      });
    },
  };
}
