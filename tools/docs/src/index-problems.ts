import type { Problem } from './problem.ts';

/** The index of the documentation, in the form of https://llmstxt.org. */
export const INDEX = 'llms.txt';

/** Markdown files that the index does not link to, and links to files that do not exist. */
export function indexProblems(index: string, files: readonly string[]): Problem[] {
  const links = index
    .split('\n')
    .flatMap((text, at) =>
      [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => ({ link: link!, line: at + 1 })),
    );
  const linked = new Set(links.map(({ link }) => link));
  return [
    ...files
      .filter((file) => !linked.has(file))
      .map((file) => ({ file: INDEX, line: 1, message: `no link to ${file}` })),
    ...links
      .filter(({ link }) => !files.includes(link))
      .map(({ link, line }) => ({ file: INDEX, line, message: `${link} does not exist` })),
  ];
}
