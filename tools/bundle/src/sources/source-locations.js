import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Lets sources in a bundle find what lies beside them: `import.meta.url`, `.dirname` and `.filename` say where the
 * source is, not the bundle.
 * @type {import('esbuild').Plugin}
 */
export const sourceLocations = {
  name: 'source-locations',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const define = {
        'import.meta.url': JSON.stringify(pathToFileURL(path).href),
        'import.meta.dirname': JSON.stringify(dirname(path)),
        'import.meta.filename': JSON.stringify(path),
      };
      // Published sources are JavaScript.
      const loader = path.endsWith('ts') ? 'ts' : 'js';
      const { code } = await esbuild.transform(text, { loader, define, target: 'esnext' });
      return { contents: code, loader: 'js' };
    });
  },
};
