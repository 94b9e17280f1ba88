import { join, relative } from 'node:path';
import ts from 'typescript';

/** What becomes of a source: its path without an extension is the source's. */
export interface Compiled {
  /** Relative to the workspace, such as `libs/logging/src/index.ts`. */
  readonly source: string;
  /** What is emitted for it, by path relative to the workspace. */
  readonly files: ReadonlyMap<string, string>;
  /** Other sources, and packages, that it imports. */
  readonly imports: readonly string[];
  /** Sources and packages that its declarations import. */
  readonly typeImports: readonly string[];
}

/**
 * Compiles sources, and all of the workspace's that they import, to JavaScript, declarations and source maps.
 * @param root The workspace.
 * @param sources Relative to it.
 * @returns By source.
 * @throws {Error} with all errors of the compiler
 */
export function compile(root: string, sources: readonly string[]): Map<string, Compiled> {
  const options = compilerOptions(root);
  const program = ts.createProgram({
    rootNames: sources.map((source) => join(root, source)),
    options,
  });
  refuse(root, ts.getPreEmitDiagnostics(program));
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('/node_modules/') && !fileName.endsWith('.json'));
  const resolve = (file: string) => (specifier: string) => {
    const { resolvedModule } = ts.resolveModuleName(specifier, file, options, ts.sys);
    const path = resolvedModule && relative(root, resolvedModule.resolvedFileName);
    return path === undefined || path.includes('node_modules/') || path.startsWith('..')
      ? specifier
      : path;
  };
  return new Map(
    own.map((file) => {
      const source = relative(root, file.fileName);
      const resolved = (specifiers: readonly string[]) =>
        specifiers.filter((name) => !name.endsWith('.json')).map(resolve(file.fileName));
      const declarations = declare(program, file);
      const files = new Map([[source.replace(/\.[jt]s$/, '.d.ts'), declarations]]);
      for (const [path, text] of emit(source, file.text, options)) files.set(path, text);
      return [
        source,
        {
          source,
          files,
          imports: resolved(importsOf(files.get(source.replace(/\.ts$/, '.js')) ?? '')),
          typeImports: resolved(importsOf(declarations)),
        },
      ];
    }),
  );
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
 * JavaScript with its comments, which is what a debugger shows below node_modules, and a source map for stack traces,
 * which needs no sources in it.
 */
function emit(source: string, text: string, options: ts.CompilerOptions): [string, string][] {
  if (source.endsWith('.js')) return [[source, text]];
  const { outputText, sourceMapText = '' } = ts.transpileModule(text, {
    fileName: source,
    compilerOptions: {
      ...options,
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
