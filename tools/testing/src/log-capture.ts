import { recordOutput } from './recording.ts';

/** A log destination that collects lines, and records them for the search for leaked secrets. */
export class LogCapture {
  #lines: string[] = [];

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

  /** The lines since the last time, as they were written. */
  takeLines(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  text(): string {
    return this.#lines.join('');
  }
}
