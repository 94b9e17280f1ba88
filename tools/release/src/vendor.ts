import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { bundleVendored } from './bundle-vendored.ts';
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
    inputs.push(...(await bundleVendored(from, entryOf(name, settings, from), settings, file)));
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

/** The installed package; Node's own resolution finds only what it exports. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) throw new Error(`${from}: ${name} is not installed`);
  }
}
