/** The words of a simple command line, without their quotes. What the shell would do more, it does not. */
export const splitCommand = (line: string): string[] =>
  (line.trim().match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) =>
    word.replace(/["']/g, ''),
  );
