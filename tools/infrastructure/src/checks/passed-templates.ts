import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** More than the templates of a workspace with 1,000 services, so that main and a branch fit side by side. */
const MOST_KEPT = 20_000;

/**
 * Templates that have passed a check, by the hash of all that the check looks at. A check is a pure function of that:
 * what passed once passes again. What did not pass is not kept, so that its findings are reported each time.
 */
export class PassedTemplates {
  readonly #file: string;
  readonly #passed: Set<string>;
  readonly #held: string[] = [];

  /** @param file In a cache that is not committed; a missing or damaged one is empty */
  constructor(file: string) {
    this.#file = file;
    this.#passed = new Set(keysIn(file));
  }

  has(key: string): boolean {
    return this.#passed.has(key);
  }

  /** Keeps these once `release` says that the synthesis has passed as a whole. */
  hold(keys: readonly string[]): void {
    this.#held.push(...keys);
  }

  /** Keeps what is held. */
  release(): void {
    this.add(this.#held.splice(0));
  }

  /** Keeps these, and of the others the newest. */
  add(keys: readonly string[]): void {
    for (const key of keys) {
      this.#passed.delete(key);
      this.#passed.add(key);
    }
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      const temporary = `${this.#file}.${process.pid}`;
      writeFileSync(temporary, JSON.stringify([...this.#passed].slice(-MOST_KEPT)));
      renameSync(temporary, this.#file);
    } catch {
      // Where nothing can be written, such as in a read-only checkout, the next run checks everything again.
    }
  }
}

/** The hash of all that a check looks at, versions of its rules included. */
export function keyOf(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function keysIn(file: string): string[] {
  try {
    const keys: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
