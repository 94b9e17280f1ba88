import { writeFile } from 'node:fs/promises';
import { jsonText } from '../gate/reporters/json-text.ts';
import type { Colours } from '../gate/reporters/reporter.ts';
import { coloursFor, columnsFor } from '../terminal.ts';

/** Destination and format of a command's result. */
export interface OutputOptions {
  readonly format: string;
  readonly output?: string;
}

/** Writes a result as JSON, with the version of its format, or as text for people. */
export async function writeOutput(
  { format, output }: OutputOptions,
  result: object,
  text: (colours: Colours, columns: number) => string,
): Promise<void> {
  const written =
    format === 'json'
      ? `${jsonText({ version: 1, ...result }, 2)}\n`
      : text(coloursFor(output), columnsFor(output));
  if (output === undefined) process.stdout.write(written);
  else await writeFile(output, written);
}
