import { readFileSync } from 'node:fs';
import { asJavaScript } from './staged-manifest.ts';
import { writeText } from './write-text.ts';

/** The version of a migration that belongs to every release. */
const EACH_RELEASE = '"0.0.0-release"';

/** Generators, executors and migrations are named by their JavaScript. */
export function rewriteCollection(file: string, version: string): void {
  const text = readFileSync(file, 'utf8')
    .replace(/"(\.\/[^"]*)"/g, (_, path: string) => JSON.stringify(asJavaScript(path)))
    .replaceAll(EACH_RELEASE, JSON.stringify(version));
  writeText(file, text);
}
