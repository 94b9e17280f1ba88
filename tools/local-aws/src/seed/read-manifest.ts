import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { ManifestError } from './manifest-error.ts';
import type { IndexSeed, KeySeed, TableSeed } from './seed.ts';

/** The part of a service's manifest that the embedded AWS needs. */
export interface Manifest {
  /** Where the service listens on a developer's machine, too. */
  readonly port: number;
  /** Names of secrets, by what the service calls them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly topics: readonly string[];
  readonly buckets: readonly string[];
  readonly tables: readonly TableSeed[];
}

/**
 * Reads a manifest: JSON with comments. What it says beyond port, secrets and grants is not looked at.
 * @throws ManifestError for text that is no JSON, or a port, secrets or grants that cannot be understood
 */
export function readManifest(file: string, text: string): Manifest {
  const fail = (offset: number, problem: string): never => {
    throw new ManifestError(file, text.slice(0, offset).split('\n').length, problem);
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) fail(error.offset, describe(error));
  if (root?.type !== 'object') return fail(root?.offset ?? 0, 'A manifest is a JSON object.');

  const read = <T>(path: JSONPath, expected: string, accepts: (value: unknown) => boolean): T => {
    const node = findNodeAtLocation(root, path);
    const value: unknown = node && getNodeValue(node);
    if (!accepts(value)) fail((node ?? root).offset, `${pathText(path)} must be ${expected}.`);
    return value as T;
  };
  const port = read<number>(['port'], 'a port, 1 to 65535', isPort);
  const secrets = read<Record<string, unknown>>(
    ['secrets'],
    'an object of secret names',
    optional(isObject),
  );
  for (const key of Object.keys(secrets ?? {}))
    read(['secrets', key], 'the name of a secret', isName);
  const grants = read<unknown[]>(['grants'], 'a list', optional(Array.isArray));
  for (const index of (grants ?? []).keys()) {
    const grant = read<object>(['grants', index], 'an object', isObject);
    const [kind, ...others] = ['topic', 'table', 'bucket'].filter((each) => each in grant);
    if (!kind || others.length > 0)
      fail(
        offsetOf(root, ['grants', index]),
        `${pathText(['grants', index])} must name one topic, table or bucket.`,
      );
    read(['grants', index, kind as string], `the name of a ${kind}`, isName);
  }

  const granted = (grants ?? []) as Grant[];
  const named = (kind: 'topic' | 'bucket'): string[] =>
    granted.flatMap(({ [kind]: name }) => (name ? [name] : []));
  return {
    port,
    secrets: (secrets ?? {}) as Record<string, string>,
    topics: named('topic'),
    buckets: named('bucket'),
    tables: granted.flatMap(tableOf),
  };
}

interface Grant {
  readonly topic?: string;
  readonly bucket?: string;
  readonly table?: string;
  readonly key?: unknown;
  readonly indexes?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_535;
const optional =
  (accepts: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || accepts(value);

/** A key or index in a form that is not ours is left out: the manifest's schema is what judges it. */
function tableOf({ table, key, indexes }: Grant): TableSeed[] {
  if (!table) return [];
  const read = keyOf(key);
  const list = Array.isArray(indexes) ? indexes.filter(isIndex) : [];
  return [{ name: table, ...(read && { key: read }), ...(list.length > 0 && { indexes: list }) }];
}

const keyOf = (key: unknown): KeySeed | undefined =>
  isName(key) ? { partition: key } : isKey(key) ? key : undefined;

const isKey = (value: unknown): value is KeySeed =>
  isObject(value) && isName(value['partition']) && optional(isName)(value['sort']);

const isIndex = (value: unknown): value is IndexSeed =>
  isKey(value) && isName((value as { name?: unknown }).name);

const offsetOf = (root: Node, path: JSONPath): number =>
  findNodeAtLocation(root, path)?.offset ?? root.offset;

/** `grants[1].topic` */
const pathText = (path: JSONPath): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);

/** `CommaExpected` becomes "comma expected". */
const describe = ({ error }: ParseError): string =>
  `No valid JSON: ${printParseErrorCode(error)
    .replace(/\B[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase()}.`;
