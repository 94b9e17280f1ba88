import { dirname, join, normalize, relative } from 'node:path/posix';

/** An import of a relative path: `import ... from`, `export ... from`, `import('...')`, `import '...'`. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

/** Folders that import each other: each imports the next one, and the last one the first. */
export type Circle = readonly string[];

/**
 * Circles of folders within one project: of folders side by side, each with all that is below it. A folder and those
 * below it are one room. Specs and folders called `test` may import what they test from anywhere, and are left out.
 * @param files Paths of sources with their texts, relative to the project.
 * @returns one shortest circle through each two folders of which one imports the other, sorted
 */
export function folderCircles(files: ReadonlyMap<string, string>): Circle[] {
  const circles = new Map<string, Circle>();
  const imports = importsOfFolders(files);
  for (const [from, targets] of imports)
    for (const to of targets) {
      const back = shortestPath(imports, to, from);
      if (back === undefined) continue;
      const circle = startingWithFirst([from, ...back.slice(0, -1)]);
      circles.set(circle.join(' '), circle);
    }
  return [...circles.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

const IS_TEST = /\.spec\.|(?:^|\/)test\//;

/** Which folder imports which one beside it. */
function importsOfFolders(files: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const [file, text] of files) {
    if (IS_TEST.test(file)) continue;
    for (const [, path = ''] of text.matchAll(IMPORT)) {
      const target = normalize(join(dirname(file), path));
      const [from, to] = sideBySide(dirname(file), dirname(target));
      if (from === undefined || to === undefined || IS_TEST.test(target)) continue;
      imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return imports;
}

/** Where the ways to two folders part; undefined for one that contains the other. */
function sideBySide(from: string, to: string): [string | undefined, string | undefined] {
  const a = from.split('/');
  const b = to.split('/');
  const at = a.findIndex((name, index) => name !== b[index]);
  if (at < 0 || b[at] === undefined) return [undefined, undefined];
  return [a.slice(0, at + 1).join('/'), b.slice(0, at + 1).join('/')];
}

function shortestPath(
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): string[] | undefined {
  const paths: string[][] = [[from]];
  const seen = new Set([from]);
  for (const path of paths) {
    const last = path.at(-1)!;
    if (last === to) return path;
    for (const next of imports.get(last) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        paths.push([...path, next]);
      }
  }
  return undefined;
}

function startingWithFirst(circle: readonly string[]): Circle {
  const at = circle.indexOf([...circle].sort()[0]!);
  return [...circle.slice(at), ...circle.slice(0, at)];
}

/** The project's folder of a source: `tools/pipeline` of `tools/pipeline/src/a.ts`. */
export const projectOf = (file: string): string => file.split('/').slice(0, 2).join('/');

/** A circle in words. */
export const describeCircle = (project: string, circle: Circle): string =>
  `${[...circle, circle[0]!].map((folder) => relative('src', folder) || '.').join(' -> ')}: folders of ${project} import each other in a circle`;
