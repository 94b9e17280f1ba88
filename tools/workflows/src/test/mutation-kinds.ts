import type { Document } from 'yaml';

export type Path = readonly (string | number)[];

/** Changes of certain places in a workflow. */
export interface Kind {
  readonly applies: (path: Path, value: unknown) => boolean;
  readonly change: (document: Document, path: Path, value: unknown) => void;
}

const remove: Kind['change'] = (document, path) => void document.deleteIn(path);
const replace =
  (change: (value: string) => string): Kind['change'] =>
  (document, path, value) =>
    document.setIn(path, change(String(value)));
const below =
  (key: string): Kind['applies'] =>
  (path) =>
    path.at(-2) === key;
const at =
  (...keys: string[]): Kind['applies'] =>
  (path) =>
    keys.includes(String(path.at(-1)));

/** Kinds of changes, by name. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'remove a step': { applies: below('steps'), change: remove },
  'remove a need': { applies: below('needs'), change: remove },
  'remove a condition': { applies: at('if'), change: remove },
  'remove a permission': { applies: below('permissions'), change: remove },
  'widen a permission': {
    applies: (path, value) => path.at(-2) === 'permissions' && value === 'read',
    change: replace(() => 'write'),
  },
  'drop an input': { applies: below('with'), change: remove },
  'swap an input': {
    applies: (path, value) => path.at(-2) === 'with' && typeof value !== 'object',
    change: replace((value) => `${value}x`),
  },
  'drop a variable': { applies: below('env'), change: remove },
  'loosen a command': { applies: at('run'), change: replace((value) => `${value.trim()} || true`) },
  'drop an option': {
    applies: (path, value) =>
      at('run', 'args')(path, value) && LAST_OPTION.test(String(value).trim()),
    change: replace((value) => value.trim().replace(LAST_OPTION, '')),
  },
  'drop a trigger': { applies: (path) => path[0] === 'on' && path.length === 2, change: remove },
  'widen a trigger': { applies: (path) => path[0] === 'on' && path.length === 3, change: remove },
  'drop the concurrency': { applies: at('concurrency'), change: remove },
  'drop the environment': {
    applies: (path) => path.at(-1) === 'environment' && path.length === 3,
    change: remove,
  },
  'drop the time limit': { applies: at('timeout-minutes'), change: remove },
  'move a pin': {
    applies: (path, value) => path.at(-1) === 'uses' && String(value).includes('@'),
    change: replace((value) => `${value.slice(0, -1)}_`),
  },
  'ignore failures': {
    applies: below('steps'),
    change: (document, path) => document.setIn([...path, 'continue-on-error'], true),
  },
  'remove a job': { applies: (path) => path[0] === 'jobs' && path.length === 2, change: remove },
};

const LAST_OPTION = /\s--[a-z][\w-]*(?:[ =](?!-)\S+)?$/;
export const MUTATION_KINDS = Object.keys(KINDS);
