import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where GitHub looks for it, in this order: https://docs.github.com/articles/about-code-owners */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export interface CodeOwners {
  /** Relative to the workspace. */
  readonly file: string;
  readonly text: string;
  /** Each owner once: `@acme/platform`, `@person`, or a mail address. */
  readonly owners: readonly string[];
  /** Who owns everything that no later line is about: those of the last line for `*`. */
  readonly ofEverything: readonly string[];
}

/** @returns nothing where there is no such file */
export function readCodeOwners(root: string): CodeOwners | undefined {
  const file = PLACES.find((place) => existsSync(join(root, place)));
  if (file === undefined) return undefined;
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim().split(/\s+/))
    .filter(([pattern]) => pattern !== undefined && pattern !== '');
  return {
    file,
    text,
    owners: [...new Set(lines.flatMap(([, ...owners]) => owners))],
    ofEverything: lines.findLast(([pattern]) => pattern === '*')?.slice(1) ?? [],
  };
}

/** The parts of `@acme/platform`. */
export function teamOf(owner: string): { organisation: string; slug: string } | undefined {
  const parts = /^@([^/]+)\/(.+)$/.exec(owner);
  return parts ? { organisation: parts[1]!, slug: parts[2]! } : undefined;
}

/** The same text with every team in an organisation: GitHub accepts the teams of the repository's own alone. */
export const ownedBy = (text: string, organisation: string): string =>
  text.replace(/(?<=\s)@[^/\s#]+\/(?=[^\s])/g, `@${organisation}/`);
