import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The licences of the packages that files of a bundle come from, as these licences demand. */
export function notices(files: readonly string[]): string {
  const folders = new Set(files.map((file) => PACKAGE.exec(file)?.[0] ?? ''));
  folders.delete('');
  const titles = new Map<string, string[]>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as { name: string; version: string; license: string };
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
    titles.set(text, [...(titles.get(text) ?? []), `${name}@${version} (${license})`]);
  }
  return [...titles]
    .map(([text, names]) => [...names.sort(), '', text].join('\n'))
    .sort()
    .join('\n\n---\n\n');
}
