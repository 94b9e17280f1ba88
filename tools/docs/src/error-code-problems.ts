import type { Problem } from './problem.ts';

const CODE = /\bGH-[A-Z]+-\d{3}\b/g;
/** Where the pages are; their own texts may name other codes. */
export const CATALOGUE = 'libs/service-manifest/src/errors/catalogue/';

/** Where a code is named. */
export interface CodeUse {
  readonly code: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** All codes that a text names. */
export function codesIn(file: string, text: string): CodeUse[] {
  return text
    .split('\n')
    .flatMap((content, at) =>
      [...content.matchAll(CODE)].map(([code]) => ({ code, file, line: at + 1 })),
    );
}

/**
 * What is wrong between the errors and their pages: a code without a page, a page that no error leads to, a retired
 * code that is used again.
 * @param entries Codes of the catalogue, each with its place, in all of its files.
 * @param uses Codes in sources, specs and documentation.
 */
export function errorCodeProblems(
  entries: readonly CodeUse[],
  uses: readonly CodeUse[],
  retired: readonly string[],
): Problem[] {
  const known = new Set(entries.map(({ code }) => code));
  const thrown = new Set(
    uses.filter(({ file }) => !/\.spec\.ts$|\.md$/.test(file)).map(({ code }) => code),
  );
  const of = ({ file, line }: CodeUse, message: string): Problem => ({ file, line, message });
  return [
    ...uses
      .filter(({ code, file }) => !known.has(code) && !file.endsWith('.spec.ts'))
      .map((use) => of(use, `${use.code} has no page in ${CATALOGUE}`)),
    ...entries.flatMap((entry, at) => [
      ...(entries.findIndex(({ code }) => code === entry.code) === at
        ? []
        : [of(entry, `${entry.code} is a duplicate key`)]),
      ...(thrown.has(entry.code)
        ? []
        : [of(entry, `${entry.code} is used by no error: move it to retired-codes.ts`)]),
      ...(retired.includes(entry.code)
        ? [of(entry, `${entry.code} is retired: take a new number`)]
        : []),
    ]),
  ];
}

/** The entries of one file of the catalogue: codes that begin a line. */
export const entriesIn = (file: string, text: string): CodeUse[] =>
  text.split('\n').flatMap((content, at) => {
    const code = /^ {2}'(GH-[A-Z]+-\d{3})': \{/.exec(content)?.[1];
    return code === undefined ? [] : [{ code, file, line: at + 1 }];
  });
