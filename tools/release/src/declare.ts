import type ts from 'typescript';

/** The declarations of a file; its relative imports name JavaScript, as TypeScript leaves them as they are. */
export function declare(program: ts.Program, file: ts.SourceFile): string {
  let text = '';
  program.emit(file, (_, output) => (text = output), undefined, true);
  return text.replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g, '$1.js$2');
}
