import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { TEMPLATES, type Release } from './release.ts';

/** The folder of release records, relative to the package. */
export const RECORDS = 'src/releases/records';

/** The record of a release, in `VERSION.json`. */
export interface ReleaseRecord extends Omit<Release, 'version' | 'folder'> {
  /** Names of the texts in `texts`, by the path of the template. */
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * Records the templates of a release, so that later releases can tell a team's edits from generated text: one index for
 * each version, and the content of each template once, named by its hash.
 * @param folder Absolute path of this package.
 * @returns the written files, relative to the package; none if the release is already recorded
 * @throws {Error} if it is recorded with other templates, because published templates cannot change
 */
export function recordRelease(folder: string, release: Release): string[] {
  const texts = new Map<string, string>();
  const templates: Record<string, string> = {};
  for (const path of templatesBelow(release.folder)) {
    const text = readFileSync(join(release.folder, path), 'utf8');
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.template`;
    texts.set(`texts/${name}`, text);
    templates[path] = name;
  }
  const { version, packages, cdk } = release;
  const record: ReleaseRecord = { packages, cdk, templates };
  const index = `${JSON.stringify(record, null, 2)}\n`;
  const file = join(folder, RECORDS, `${version}.json`);
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === index) return [];
    throw new Error(
      `${RECORDS}/${version}.json records other templates of ${version}: what was published cannot change; release another version`,
    );
  }
  const written = [...texts, [`${version}.json`, index] as const].filter(
    ([path]) => !existsSync(join(folder, RECORDS, path)),
  );
  mkdirSync(join(folder, RECORDS, 'texts'), { recursive: true });
  for (const [path, text] of written) writeFileSync(join(folder, RECORDS, path), text);
  return written.map(([path]) => `${RECORDS}/${path}`).sort();
}

/** With slashes, sorted, so that it is the same on every machine. */
function templatesBelow(folder: string): string[] {
  return TEMPLATES.flatMap((parent) =>
    readdirSync(join(folder, parent), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  ).sort();
}
