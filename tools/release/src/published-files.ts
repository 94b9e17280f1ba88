import type { Compiled } from './compile.ts';
import type { Entries } from './entries.ts';
import { asJavaScript } from './staged-manifest.ts';

/** The compiled files of a package that are published, by path relative to the package. */
export interface PublishedFiles {
  readonly files: ReadonlyMap<string, string>;
  /** Packages that its JavaScript and its declarations import. */
  readonly imports: ReadonlySet<string>;
}

/**
 * Selects what can be reached from a package's entries: specs, helpers of specs and tools for this repository alone
 * are left out because nothing that is published imports them. Declarations are published for what is exported.
 * @throws {Error} for a source that lies in no package that is published
 */
export function publishedFiles(
  folder: string,
  entries: Entries,
  compiled: ReadonlyMap<string, Compiled>,
): PublishedFiles {
  const files = new Map<string, string>();
  const imports = new Set<string>();
  const take = (
    from: readonly string[],
    next: (module: Compiled) => readonly string[],
    kind: (file: string) => boolean,
  ) => {
    const visited = new Set<string>();
    const visit = (source: string, importer: string) => {
      if (visited.has(source)) return;
      visited.add(source);
      const module = compiled.get(source);
      if (!module) throw new Error(`${importer}: ${source} does not exist`);
      for (const [file, text] of module.files)
        if (kind(file)) files.set(file.slice(folder.length + 1), text);
      for (const name of next(module)) {
        if (name.startsWith(`${folder}/`)) visit(name, source);
        else imports.add(name);
      }
    };
    for (const entry of from) visit(`${folder}/${entry}`, `${folder}/package.json`);
  };
  take([...entries.imported, ...entries.loaded], ({ imports }) => imports, isProgram);
  take(
    entries.imported,
    ({ typeImports }) => typeImports,
    (file) => !isProgram(file),
  );
  return { files, imports };
}

const isProgram = (file: string) => !file.endsWith('.d.ts');

/** The file of a command: in the repository it prepares Node for TypeScript, published it loads JavaScript. */
export const commandFile = (source: string) =>
  `#!/usr/bin/env node\nimport '../${asJavaScript(source)}';\n`;
