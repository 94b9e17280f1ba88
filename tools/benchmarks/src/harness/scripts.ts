import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const source = fileURLToPath(new URL('..', import.meta.url));
export const built = fileURLToPath(new URL('../../dist/scripts', import.meta.url));

/** The JavaScript file of a script such as `logging/variants/pino`. */
export function builtScript(name: string): string {
  return join(built, `${name}.mjs`);
}

/**
 * Compiles what runs in child processes, so that no measurement has a compiler in it. Packages stay
 * packages, loaded from node_modules as ever; only our own sources, which are TypeScript, are put in.
 */
export async function buildScripts(): Promise<void> {
  await build({
    entryPoints: scriptSources(),
    outbase: source,
    outdir: built,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [packagesStayOutside],
  });
}

/** Every variant of every benchmark, and what serves them. */
function scriptSources(): string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /variants\/[\w-]+\.ts$|load-generator\.ts$/.test(file))
    .filter((file) => !file.endsWith('.spec.ts'));
}

const packagesStayOutside: Plugin = {
  name: 'packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@gatehouse/') ? undefined : { path, external: true },
    );
  },
};
