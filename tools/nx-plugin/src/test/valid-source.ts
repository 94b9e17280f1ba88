import * as ts from 'typescript';

/** Problems of syntax in a text of TypeScript; none where it is valid. */
export const syntaxProblems = (source: string): string[] =>
  (ts.transpileModule(source, { reportDiagnostics: true }).diagnostics ?? []).map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );

/**
 * The text without the differences that formatting makes, to compare with what is expected.
 * @throws where it is missing, or not valid TypeScript
 */
export function validSource(source: string | undefined): string {
  if (source === undefined) throw new Error('There is no source: it was not understood');
  const problems = syntaxProblems(source);
  if (problems.length > 0) throw new Error(`${problems.join('\n')} in:\n${source}`);
  return source.replaceAll(/\s+/g, ' ').trim();
}
