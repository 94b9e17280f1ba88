import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Copies a file, and makes its folder. */
export function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
