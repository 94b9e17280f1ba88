import * as ts from 'typescript';

/** The syntax errors of a TypeScript source. */
export const syntaxProblems = (source: string): string[] =>
  (ts.transpileModule(source, { reportDiagnostics: true }).diagnostics ?? []).map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );

/**
 * The source without differences in formatting, for comparisons.
 * @throws if it is missing, or invalid TypeScript
 */
export function validSource(source: string | undefined): string {
  if (source === undefined) throw new Error('There is no source: it was not understood');
  const problems = syntaxProblems(source);
  if (problems.length > 0) throw new Error(`${problems.join('\n')} in:\n${source}`);
  return source.replaceAll(/\s+/g, ' ').trim();
}
