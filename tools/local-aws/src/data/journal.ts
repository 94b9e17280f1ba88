import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readTextFile, writeTextFile } from './json-file.ts';

/**
 * A file of changes, one JSON value a line. A change is in the file before its caller gets a response, so a killed
 * process loses nothing. It is not flushed to the disk, so a power failure may lose it. The first line contains the
 * number of initial entries.
 */
export interface Journal<T> {
  /** @throws if the file cannot be written, or is closed; it is then unchanged */
  append(entry: T): void;
  close(): void;
}

interface Head {
  readonly journal: 1;
  readonly entries: number;
}

/**
 * The entries of earlier runs, oldest first; none if there is no such file.
 * @param options.lastLineMayBeCut ignores an incomplete last line
 * @throws Error that names the file and the fix, if it is incomplete
 */
export function readJournal<T>(file: string, { lastLineMayBeCut = false } = {}): T[] {
  const text = readTextFile(file);
  if (text === undefined) return [];
  const broken = (line: number): Error =>
    new GatehouseError(
      'GH-LOCAL-002',
      `${file} is broken at line ${line}; restore it from a copy, or delete it to start without it`,
    );
  const lines = text.split('\n');
  // A complete file ends with a newline.
  if (lines.pop() !== '' && !lastLineMayBeCut) throw broken(lines.length + 1);
  const values = lines.map((line, index) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw broken(index + 1);
    }
  });
  const [head, ...entries] = values as [Head?, ...T[]];
  if (head?.journal !== 1) throw broken(1);
  if (entries.length < head.entries) throw broken(lines.length + 1);
  return entries;
}

/** Replaces the file by these entries, which summarise all earlier ones, and appends later entries. */
export function openJournal<T>(file: string, entries: readonly T[]): Journal<T> {
  const head: Head = { journal: 1, entries: entries.length };
  const text = [head, ...entries].map(toLine).join('');
  writeTextFile(file, text);
  let size = Buffer.byteLength(text);
  const descriptor = openSync(file, 'r+');
  let open = true;
  return {
    append(entry) {
      // The descriptor may now belong to another file.
      if (!open) throw new GatehouseError('GH-LOCAL-002', `${file} is closed`);
      const line = Buffer.from(toLine(entry));
      try {
        let written = 0;
        while (written < line.length)
          written += writeSync(descriptor, line, written, line.length - written, size + written);
      } catch (error) {
        ftruncateSync(descriptor, size);
        throw error;
      }
      size += line.length;
    },
    close() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

const toLine = (value: unknown): string => `${JSON.stringify(value)}\n`;
