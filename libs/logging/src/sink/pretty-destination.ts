import { isatty } from 'node:tty';
import type { LineDestination } from './line-destination.ts';
import { prettyLine } from './pretty-line.ts';

/**
 * Converts JSON lines into lines for people. Colours follow NO_COLOR and FORCE_COLOR, else whether the
 * output is a terminal.
 */
export class PrettyDestination implements LineDestination {
  readonly #destination: LineDestination;
  readonly #colours: boolean;

  constructor(destination: LineDestination, colours = wantsColours()) {
    this.#destination = destination;
    this.#colours = colours;
  }

  write(line: string): void {
    this.#destination.write(prettyLine(line, this.#colours));
  }

  flush(): void {
    this.#destination.flush();
  }
}

function wantsColours(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return isatty(1);
}
