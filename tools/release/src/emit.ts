import ts from 'typescript';

/**
 * JavaScript without comments, a quarter of a tarball, and a source map for stack traces, which needs no sources in it.
 * Docstrings are in the declarations.
 */
export function emit(
  source: string,
  text: string,
  options: ts.CompilerOptions,
): [string, string][] {
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
