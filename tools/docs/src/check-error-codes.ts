import { CATALOGUE, codesIn, entriesIn, errorCodeProblems } from './error-code-problems.ts';
import type { Problem } from './problem.ts';

const RETIRED = 'libs/service-manifest/src/errors/retired-codes.ts';

/**
 * Compares the error codes in sources and documentation with the catalogue.
 * @param read The text of a file of the workspace.
 */
export function checkErrorCodes(
  files: readonly string[],
  read: (file: string) => string,
): Problem[] {
  const isPage = (file: string) => file.startsWith(CATALOGUE);
  const entries = files.filter(isPage).flatMap((file) => entriesIn(file, read(file)));
  const uses = files
    .filter((file) => !isPage(file) && file !== RETIRED && !file.startsWith('tools/docs/'))
    .flatMap((file) => codesIn(file, read(file)));
  const pages = files.filter(isPage).flatMap((file) => codesIn(file, read(file)));
  const known = new Set(entries.map(({ code }) => code));
  return [
    ...errorCodeProblems(
      entries,
      uses,
      codesIn(RETIRED, read(RETIRED)).map(({ code }) => code),
    ),
    ...pages
      .filter(({ code }) => !known.has(code))
      .map(({ code, file, line }) => ({ file, line, message: `${code} does not exist` })),
  ];
}
