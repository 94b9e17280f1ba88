/** The words of a simple command line, without their quotes. It supports no other features of a shell. */
export const splitCommand = (line: string): string[] =>
  (line.trim().match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replace(/["']/g, ''),
  );
