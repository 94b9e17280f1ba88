import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { transform, type Loader, type Plugin } from 'esbuild';

const MAY_USE = /__dirname|__filename|import\.meta/;

/**
 * Lets modules of the service find the assets of the bundle: `import.meta.url`, `.dirname` and `.filename` say where
 * the file would be if `src` were the folder of the bundle. Packages of the workspace and others are left as they are.
 * @param folder Folder of the service, such as `apps/payments`.
 */
export function ownLocations(root: string, folder: string): Plugin {
  const sources = join(root, folder, 'src');
  return {
    name: 'own-locations',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        const file = relative(sources, path);
        if (file.startsWith('..') || file.includes('node_modules/') || dirname(file) === '.')
          return undefined;
        const text = await readFile(path, 'utf8');
        if (!MAY_USE.test(text)) return undefined;
        const name = JSON.stringify(file.replace(/\.[cm]?tsx?$/, '.mjs'));
        const { code } = await transform(text, {
          loader: extname(path).replace(/^\.[cm]?/, '') as Loader,
          sourcefile: path,
          sourcemap: 'inline',
          sourcesContent: false,
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
