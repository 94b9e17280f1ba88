import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { notices } from './notices.ts';
import { asJavaScript } from './staged-manifest.ts';
import type { Manifest, SourcePackage } from './source-package.ts';

type Vendored = NonNullable<NonNullable<Manifest['gatehouse']>['vendored']>[string];

/**
 * Vendors dependencies into a published package, so that its users do not install them and all that they need. The
 * source that loads their modules becomes one bundle, `part(name)`; each part is loaded on first use.
 * @param target Folder in which the package is staged.
 * @throws {Error} if a package is missing or cannot be bundled
 */
export async function vendor(
  root: string,
  { folder, manifest }: SourcePackage,
  target: string,
): Promise<void> {
  for (const [name, settings] of Object.entries(manifest.gatehouse?.vendored ?? {})) {
    const file = join(target, asJavaScript(settings.into));
    const inputs = await bundleParts(join(root, folder), name, settings, file);
    writeFileSync(`${file}.map`, '{"version":3,"sources":[],"mappings":""}\n');
    writeFileSync(join(target, 'THIRD-PARTY-NOTICES.txt'), notices(inputs));
  }
}

async function bundleParts(
  from: string,
  name: string,
  { folders, without }: Vendored,
  outfile: string,
): Promise<string[]> {
  const { resolve } = createRequire(join(from, 'package.json'));
  const own = dirname(resolve(`${name}/package.json`));
  const parts = folders.flatMap((folder) =>
    readdirSync(join(own, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => (file === 'index.js' ? folder : `${folder}/${file.slice(0, -3)}`)),
  );
  const { metafile } = await build({
    stdin: {
      contents: `const parts = {${parts.map(lazy(name)).join()}};\nexport const part = (name) => parts[name]();\n`,
      resolveDir: from,
    },
    absWorkingDir: from,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    keepNames: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    plugins: [empty(without)],
    banner: {
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).map((path) => join(from, path));
}

const lazy = (name: string) => (part: string) =>
  `${JSON.stringify(part)}: () => require(${JSON.stringify(`${name}/${part}`)})`;

/** Packages that are loaded and never used. */
const empty = (packages: readonly string[]): Plugin => ({
  name: 'empty',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      packages.includes(path) ? { path, namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
});
