import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { ManifestError, type Problem } from './problem.ts';
import { looksSecret, shown } from './secret-text.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** A problem at a place in a document. */
export interface DocumentProblem {
  readonly path: JSONPath;
  readonly message: string;
  /** Whether the problem concerns the name of the property, not its value. */
  readonly atKey?: boolean;
}

/** A parsed JSON document with the position of each value. */
export class Source {
  readonly value: unknown;
  readonly file: string;
  readonly #text: string;
  readonly #root: Node;

  /**
   * Parses JSON with comments and trailing commas.
   * @throws {ManifestError} for text that is not a JSON object, or has a duplicate key
   */
  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
    const damage = this.#damage();
    if (damage.length > 0) throw new ManifestError(damage);
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: true });
    // The parser stumbles over all that follows the first one.
    const [first] = errors;
    if (first)
      throw new ManifestError([
        this.#problem(first.offset, [], `Invalid JSON: ${syntaxProblem(text, first)}`),
      ]);
    if (root?.type !== 'object')
      throw new ManifestError([this.#problem(root?.offset ?? 0, [], 'Must be a JSON object')]);
    const repeated = repeatedKeys(root).map((key) =>
      this.#problem(key.offset, [], `duplicate key ${shown(key.value)}`),
    );
    // JavaScript would take it for the object's prototype, so that no schema sees it.
    const hidden = keysOf(root)
      .filter(({ value }) => value === '__proto__')
      .map(({ offset }) => this.#problem(offset, [], 'no name can be "__proto__"'));
    if (repeated.length + hidden.length > 0) throw new ManifestError([...repeated, ...hidden]);
    this.#root = root;
    this.value = getNodeValue(root);
  }

  /** Whether the document itself has a value at `path`. */
  has(path: JSONPath): boolean {
    return findNodeAtLocation(this.#root, path) !== undefined;
  }

  problem({ path, message, atKey }: DocumentProblem): Problem {
    let known = path;
    // A missing value is reported at the enclosing object.
    while (known.length > 0 && !this.has(known)) known = known.slice(0, -1);
    const node = findNodeAtLocation(this.#root, known) ?? this.#root;
    const place = atKey && node.parent?.type === 'property' ? node.parent : node;
    return this.#problem(place.offset, path, message);
  }

  /** Artefacts of an editor or Git, which a parser would report as an invalid symbol. */
  #damage(): Problem[] {
    if (this.#text.includes('\0')) return [this.#problem(0, [], 'Must be UTF-8, not UTF-16')];
    const mark = this.#text.startsWith('\uFEFF')
      ? [this.#problem(0, [], 'Starts with a byte order mark; save it as UTF-8 without one')]
      : [];
    const conflicts = [...this.#text.matchAll(/^<{7}(?: .*)?$/gm)].map(({ index, 0: marker }) =>
      this.#problem(index, [], `Has an unresolved merge conflict: "${marker.slice(0, 60)}"`),
    );
    const undecodable = this.#text.indexOf('\uFFFD');
    return [
      ...mark,
      ...conflicts,
      ...(undecodable < 0
        ? []
        : [this.#problem(undecodable, [], 'Has bytes that are not UTF-8; save it as UTF-8')]),
    ];
  }

  #problem(offset: number, path: JSONPath, message: string): Problem {
    const before = this.#text.slice(0, offset).split('\n');
    return {
      file: this.file,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      property: propertyText(path),
      message,
    };
  }
}

/** The names of an object's properties. */
const ownKeys = ({ type, children = [] }: Node): Node[] =>
  type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];

const keysOf = (node: Node): Node[] => [...ownKeys(node), ...(node.children ?? []).flatMap(keysOf)];

function repeatedKeys(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = ownKeys(node);
  const seen = new Set<unknown>();
  const repeated = keys.filter(({ value }) => seen.size === seen.add(value).size);
  return [...repeated, ...children.flatMap(repeatedKeys)];
}

/** `grants[1].topic`; a name that looks like a secret is not shown. */
function propertyText(path: JSONPath): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return looksSecret(part) ? '.(hidden)' : `.${part}`;
    })
    .join('')
    .replace(/^\./, '');
}
