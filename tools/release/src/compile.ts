import { join, relative } from 'node:path';
import ts from 'typescript';

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
  refuse(root, [
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

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  return {
    ...options,
    composite: false,
    incremental: false,
    emitDeclarationOnly: true,
    allowJs: true,
    checkJs: false,
    types: ['node'],
    // Docstrings are for editors.
    removeComments: false,
    // What only Gatehouse's own tests use is not declared, nor are the packages that declare its types.
    stripInternal: true,
    rootDir: root,
    outDir: root,
  };
}

/** The declarations of a file; its relative imports name JavaScript, as TypeScript leaves them as they are. */
function declare(program: ts.Program, file: ts.SourceFile): string {
  let text = '';
  program.emit(file, (_, output) => (text = output), undefined, true);
  return text.replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g, '$1.js$2');
}

/**
 * JavaScript without comments, a quarter of a tarball, and a source map for stack traces, which needs no sources in it.
 * Docstrings are in the declarations.
 */
function emit(source: string, text: string, options: ts.CompilerOptions): [string, string][] {
  if (source.endsWith('.js')) return [[source, text]];
  const { outputText, sourceMapText = '' } = ts.transpileModule(text, {
    fileName: source,
    compilerOptions: {
      ...options,
      removeComments: true,
      sourceMap: true,
      declaration: false,
      emitDeclarationOnly: false,
      // A single file does not tell that its package is one of ES modules.
      module: ts.ModuleKind.ESNext,
    },
  });
  const file = source.replace(/\.ts$/, '.js');
  return [
    [file, outputText],
    [`${file}.map`, sourceMapText],
  ];
}

/** What a module names in its imports and exports. */
function importsOf(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

function refuse(root: string, diagnostics: readonly ts.Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(diagnostics, {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (name) => name,
      getNewLine: () => '\n',
    }),
  );
}
