/** A range of keys; all bounds are optional. */
export interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
  /** The maximum number; negative: all. */
  readonly limit?: number;
}

/** Strings by key, in the order of the keys. */
export class SortedStrings {
  readonly #texts = new Map<string, string>();
  #keys: string[] = [];

  get(key: string): string | undefined {
    return this.#texts.get(key);
  }

  set(key: string, text: string): void {
    if (!this.#texts.has(key)) this.#keys.splice(this.#position(key), 0, key);
    this.#texts.set(key, text);
  }

  delete(key: string): void {
    if (this.#texts.delete(key)) this.#keys.splice(this.#position(key), 1);
  }

  keys({ gt, gte, lt, lte, reverse = false, limit = -1 }: KeyRange = {}): string[] {
    const start = Math.max(
      gte === undefined ? 0 : this.#position(gte),
      gt === undefined ? 0 : this.#behind(gt),
    );
    const end = Math.min(
      lt === undefined ? Infinity : this.#position(lt),
      lte === undefined ? Infinity : this.#behind(lte),
    );
    const found = this.#keys.slice(start, end);
    if (reverse) found.reverse();
    return limit < 0 ? found : found.slice(0, limit);
  }

  /** The position of the key, or where it would be. */
  #position(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #behind(key: string): number {
    return this.#position(key) + (this.#texts.has(key) ? 1 : 0);
  }
}
