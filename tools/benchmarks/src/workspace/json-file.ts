import { readFileSync, writeFileSync } from 'node:fs';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- files of a workspace just made
export const readJson = (file: string): any => JSON.parse(readFileSync(file, 'utf8'));

export const writeJson = (file: string, value: unknown) =>
  writeFileSync(file, JSON.stringify(value, null, 2));
