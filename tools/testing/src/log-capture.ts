import { recordOutput } from './recording.ts';

/** A log destination that collects lines, and records them for the search for leaked secrets. */
export class LogCapture {
  readonly #lines: string[] = [];

  write(line: string): void {
    this.#lines.push(line);
    recordOutput(line);
  }

  flush(): void {
    // Nothing is held back.
  }

  entries(): Record<string, unknown>[] {
    return this.#lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  text(): string {
    return this.#lines.join('');
  }
}
