import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { damageOf } from './text-damage.ts';
import type { DocumentProblem } from './document-problem.ts';
import { keysOf, repeatedKeys } from './object-keys.ts';
import { ManifestError, type Problem } from './problem.ts';
import { propertyText } from './property-text.ts';
import { shown } from './secret-text.ts';
import { syntaxProblem } from './syntax-problem.ts';

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
    const damage = damageOf(text);
    if (damage.length > 0)
      throw new ManifestError(
        damage.map(({ offset, message }) => this.#problem(offset, [], message)),
      );
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
