import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { copyFile } from './copy-file.ts';
import { notices } from './notices.ts';
import { asJavaScript } from './staged-manifest.ts';
import type { SourcePackage, Vendored } from './source-package.ts';

/**
 * Vendors dependencies into a published package, so that its users do not install them and all that they need. The
 * source that loads their modules becomes one bundle. If it exports `part(name)`, each part is loaded on first use.
 * @param target Folder in which the package is staged.
 * @throws {Error} if a package is missing or cannot be bundled
 */
export async function vendor(
  root: string,
  { folder, manifest }: SourcePackage,
  target: string,
): Promise<void> {
  const from = join(root, folder);
  const inputs: string[] = [];
  const written = new Set<string>();
  for (const [name, settings] of Object.entries(manifest.gatehouse?.vendored ?? {})) {
    const file = join(target, asJavaScript(settings.into));
    for (const [path, to] of Object.entries(settings.files ?? {}))
      copyFile(join(folderOf(name, from), path), join(target, to));
    // Several packages may be used by one source.
    if (written.has(file)) continue;
    written.add(file);
    inputs.push(...(await bundle(from, entryOf(name, settings, from), settings, file)));
    writeFileSync(`${file}.map`, '{"version":3,"sources":[],"mappings":""}\n');
  }
  if (inputs.length > 0) writeFileSync(join(target, 'THIRD-PARTY-NOTICES.txt'), notices(inputs));
}

/** The source itself, or what loads the parts that it would load. */
function entryOf(name: string, { into, folders, modules }: Vendored, from: string): BuildOptions {
  if (!folders && !modules) return { entryPoints: [into] };
  const own = folderOf(name, from);
  const parts = [
    ...(modules ?? []).map((module) => [module, module] as const),
    ...(folders ?? []).flatMap((folder) =>
      readdirSync(join(own, folder))
        .filter((file) => file.endsWith('.js'))
        .map((file) => {
          const part = file === 'index.js' ? folder : `${folder}/${file.slice(0, -3)}`;
          return [part, `./${folder}/${file}`] as const;
        }),
    ),
  ].map(([part, path]) => `${JSON.stringify(part)}: () => require(${JSON.stringify(path)})`);
  return {
    // Modules that only export to imports are required as well.
    ...(modules && { conditions: ['import'] }),
    stdin: {
      contents: `const parts = {${parts.join()}};\nexport const part = (name) => parts[name]();\n`,
      resolveDir: own,
    },
  };
}

/** @returns the bundled files, absolute */
async function bundle(
  from: string,
  entry: BuildOptions,
  { without }: Vendored,
  outfile: string,
): Promise<string[]> {
  const { metafile } = await build({
    ...entry,
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
    plugins: [empty(without ?? [])],
    // For modules that read a file beside them.
    define: { __dirname: 'import.meta.dirname' },
    banner: {
      js: "import{createRequire as gatehouseRequire}from'node:module';const require=gatehouseRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).map((path) => join(from, path));
}

/** The installed package; Node's own resolution finds only what it exports. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) throw new Error(`${from}: ${name} is not installed`);
  }
}

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
