import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/** Prints whole lines, each behind the name of whom it is from. */
export interface ServiceOutput {
  line(text: string): void;
  /** Prints each line of the stream. */
  follow(stream: Readable): void;
}

const PALETTE = ['cyan', 'magenta', 'yellow', 'green', 'blue'] as const;

/**
 * Outputs for some names, whose lines stand below each other and differ in colour.
 * @param write takes one or more whole lines
 * @param isHidden says which lines of streams are left out
 */
export function serviceOutputs(
  names: readonly string[],
  colours: Colours,
  write: (text: string) => void,
  isHidden: (line: string) => boolean,
): (name: string) => ServiceOutput {
  const width = Math.max(...names.map((name) => name.length));
  return (name) => {
    const colour = colours[PALETTE[names.indexOf(name) % PALETTE.length] ?? 'cyan'];
    const prefix = `${colour(`${name.padEnd(width)} |`)} `;
    const line = (text: string) => write(`${prefix}${text}\n`);
    return {
      line: (text) => text.split('\n').forEach(line),
      follow(stream) {
        createInterface({ input: stream }).on('line', (text) => {
          if (!isHidden(text)) line(text);
        });
      },
    };
  };
}
