/** A foreign document that records which parts were read. */
export class Fields {
  readonly #document: unknown;
  readonly #taken: string[] = [];

  constructor(document: unknown) {
    this.#document = document;
  }

  /** The complete value at a path; undefined if there is none. */
  take(path: string): unknown {
    const found = this.look(path);
    if (found !== undefined) this.#taken.push(path);
    return found;
  }

  /**
   * The value at a path, if it can be converted; otherwise it is not marked as read, and so counts
   * as lost.
   */
  takeIf<T>(path: string, read: (value: unknown) => T | undefined): T | undefined {
    const found = read(this.look(path));
    if (found !== undefined) this.#taken.push(path);
    return found;
  }

  /** The same, without marking it as read. */
  look(path: string): unknown {
    return path
      .split('.')
      .reduce<unknown>(
        (value, name) =>
          typeof value === 'object' && value !== null && Object.hasOwn(value, name)
            ? (value as Record<string, unknown>)[name]
            : undefined,
        this.#document,
      );
  }

  /** The paths of all values that were not read. */
  rest(): string[] {
    return leaves(this.#document).filter(
      (path) => !this.#taken.some((taken) => path === taken || path.startsWith(`${taken}.`)),
    );
  }
}

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([name, each]) =>
    leaves(each, path === '' ? name : `${path}.${name}`),
  );
}
