import type { Compiled, Output } from './compile.ts';
import type { Entries } from './entries.ts';
import { asJavaScript } from './staged-manifest.ts';

/** The compiled files of a package that are published, by path relative to the package. */
export interface PublishedFiles {
  readonly files: ReadonlyMap<string, string>;
  /** Packages that its JavaScript imports. */
  readonly imports: ReadonlySet<string>;
  /** Packages whose types its declarations need. */
  readonly typeImports: ReadonlySet<string>;
}

/**
 * Selects what can be reached from a package's entries: specs, helpers of specs and tools for this repository alone
 * are left out because nothing that is published imports them. Declarations are published for what is exported.
 * @throws {Error} for an entry that does not exist
 */
export function publishedFiles(
  folder: string,
  { imported, loaded }: Entries,
  compiled: ReadonlyMap<string, Compiled>,
): PublishedFiles {
  const program = reach(folder, [...imported, ...loaded], compiled, (module) => module.program);
  const types = reach(folder, imported, compiled, (module) => module.declarations());
  const files = new Map([...program.files, ...types.files]);
  return { files, imports: program.imports, typeImports: types.imports };
}

function reach(
  folder: string,
  entries: readonly string[],
  compiled: ReadonlyMap<string, Compiled>,
  outputOf: (module: Compiled) => Output,
) {
  const files = new Map<string, string>();
  const imports = new Set<string>();
  const visited = new Set<string>();
  const visit = (source: string, importer: string) => {
    if (visited.has(source)) return;
    visited.add(source);
    const module = compiled.get(source);
    if (!module) throw new Error(`${importer}: ${source} does not exist`);
    const output = outputOf(module);
    for (const [file, text] of output.files) files.set(file.slice(folder.length + 1), text);
    for (const name of output.imports) {
      if (name.startsWith(`${folder}/`)) visit(name, source);
      else imports.add(name);
    }
  };
  for (const entry of entries) visit(`${folder}/${entry}`, `${folder}/package.json`);
  return { files, imports };
}

/** The file of a command: in the repository it prepares Node for TypeScript, published it loads JavaScript. */
export const commandFile = (source: string) =>
  `#!/usr/bin/env node\nimport '../${asJavaScript(source)}';\n`;
