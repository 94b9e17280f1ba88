import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';

/** A file in which one thing is changed by a machine. */
export interface Mutant {
  readonly kind: string;
  readonly file: string;
  readonly text: string;
}

type Path = readonly (string | number)[];
type Change = (document: Document, path: Path) => boolean;

/** What can be done at a place of a workflow; false where it does not apply. */
const KINDS: Readonly<Record<string, Change>> = {
  'remove a step': (document, path) => path.at(-2) === 'steps' && document.deleteIn(path),
  'remove a need': (document, path) => path.at(-2) === 'needs' && document.deleteIn(path),
  'remove a condition': (document, path) => path.at(-1) === 'if' && document.deleteIn(path),
  'remove a permission': (document, path) =>
    path.at(-2) === 'permissions' && document.deleteIn(path),
  'widen a permission': (document, path) =>
    path.at(-2) === 'permissions' &&
    replace(document, path, (value) => value === 'read' && 'write'),
  'drop an input': (document, path) => path.at(-2) === 'with' && document.deleteIn(path),
  'swap an input': (document, path) =>
    path.at(-2) === 'with' && replace(document, path, (value) => `${value}x`),
  'drop a variable': (document, path) => path.at(-2) === 'env' && document.deleteIn(path),
  'loosen a command': (document, path) =>
    path.at(-1) === 'run' && replace(document, path, (value) => `${String(value).trim()} || true`),
  'drop an option': (document, path) =>
    (path.at(-1) === 'run' || path.at(-1) === 'args') &&
    replace(document, path, (value) => without(String(value))),
  'widen a trigger': (document, path) =>
    path[0] === 'on' && path.length === 2 && document.deleteIn(path),
  'drop a filter': (document, path) =>
    path[0] === 'on' && path.length === 3 && document.deleteIn(path),
  'drop the concurrency': (document, path) =>
    path.at(-1) === 'concurrency' && document.deleteIn(path),
  'drop the environment': (document, path) =>
    path.at(-1) === 'environment' && path.length === 3 && document.deleteIn(path),
  'drop the time limit': (document, path) =>
    path.at(-1) === 'timeout-minutes' && document.deleteIn(path),
  'move a pin': (document, path) =>
    path.at(-1) === 'uses' &&
    replace(
      document,
      path,
      (value) => String(value).includes('@') && `${String(value).slice(0, -1)}_`,
    ),
  'ignore failures': (document, path) => {
    const step = path.at(-2) === 'steps' && document.getIn(path);
    if (!isMap(step)) return false;
    document.setIn([...path, 'continue-on-error'], true);
    return true;
  },
  'remove a job': (document, path) =>
    path[0] === 'jobs' && path.length === 2 && document.deleteIn(path),
};

/** The same without its last option. */
const without = (command: string): string | false => {
  const shorter = command.trim().replace(/\s--[a-z][\w-]*(?:[ =](?!-)\S+)?$/, '');
  return shorter !== command.trim() && shorter;
};

function replace(
  document: Document,
  path: Path,
  change: (value: unknown) => string | false,
): boolean {
  const node = document.getIn(path, true);
  const value = isScalar(node) ? change(node.value) : false;
  if (value === false) return false;
  document.setIn(path, value);
  return true;
}

/** Every change of every kind at every place of a file, or of the places that a step of the count chooses. */
export function mutantsOf(file: string, text: string): Mutant[] {
  return placesIn(parseDocument(text)).flatMap((path) =>
    Object.entries(KINDS).flatMap(([kind, change]) => {
      const document = parseDocument(text);
      return change(document, path)
        ? [{ kind, file, text: document.toString({ lineWidth: 0 }) }]
        : [];
    }),
  );
}

function placesIn(document: Document): Path[] {
  const found: Path[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (path.length > 0) found.push(path);
    if (isMap(node))
      for (const { key, value } of node.items)
        walk(value, [...path, String(isScalar(key) ? key.value : key)]);
    if (isSeq(node)) for (const [at, item] of node.items.entries()) walk(item, [...path, at]);
  };
  walk(document.contents, []);
  return found;
}

export const MUTATION_KINDS = Object.keys(KINDS);
