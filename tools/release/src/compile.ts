import { join, relative } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from './compiler-options.ts';
import { declare } from './declare.ts';
import { emit } from './emit.ts';
import { refuseErrors } from './refuse-errors.ts';

/** What is made of a source. */
export interface Output {
  /** Text by path relative to the workspace: where the source is, with another extension. */
  readonly files: ReadonlyMap<string, string>;
  /** Other sources of the workspace, relative to it, and packages. */
  readonly imports: readonly string[];
}

export interface Compiled {
  /** JavaScript and its source map. */
  readonly program: Output;
  readonly declarations: () => Output;
}

/**
 * Compiles sources, and all of the workspace's that they import, to JavaScript, declarations and source maps.
 * @param root The workspace.
 * @param sources Relative to it.
 * @returns By source.
 * @throws {Error} for options and sources that cannot be read; types are checked by the target "typecheck"
 */
export function compile(root: string, sources: readonly string[]): Map<string, Compiled> {
  const options = compilerOptions(root);
  const program = ts.createProgram({
    rootNames: sources.map((source) => join(root, source)),
    options,
  });
  refuseErrors(root, [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
  ]);
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  const resolve = (file: string, names: readonly string[]) =>
    names
      .filter((name) => !name.endsWith('.json'))
      .map((name) => {
        const { resolvedModule } = ts.resolveModuleName(name, file, options, ts.sys, cache);
        const path = resolvedModule && relative(root, resolvedModule.resolvedFileName);
        return path === undefined || /^\.\.|node_modules\//.test(path) ? name : path;
      });
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('/node_modules/') && !fileName.endsWith('.json'));
  return new Map(
    own.map((file) => {
      const source = relative(root, file.fileName);
      const extension = source.slice(source.lastIndexOf('.'));
      const stem = source.slice(0, -extension.length);
      const imports = (text: string) => resolve(file.fileName, importsOf(text));
      const programs = new Map(emit(source, file.text, options));
      return [
        source,
        {
          program: { files: programs, imports: imports(programs.get(`${stem}.js`) ?? '') },
          // Made where it is needed, as it takes most of the time.
          declarations: once(() => {
            const text = declare(program, file);
            return { files: new Map([[`${stem}.d.ts`, text]]), imports: imports(text) };
          }),
        },
      ];
    }),
  );
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What a module names in its imports and exports. */
function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}
