import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { coerce, compare, lte, prerelease } from 'semver';
import { RECORDS, type ReleaseRecord } from './record-release.ts';
import type { Release } from './release.ts';

const FOLDER = join(import.meta.dirname, '../..', RECORDS);

/** Recorded versions, oldest first. */
export const recordedVersions = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort(compare);

/**
 * The recorded release whose templates a version had: its own; for an unreleased version, such as one of a local
 * registry, the release before or after it.
 * @throws {Error} if all are newer
 */
export function recordedVersion(version: string): string {
  const all = recordedVersions();
  if (all.includes(version)) return version;
  const final = prerelease(version) ? (coerce(version)?.version ?? version) : version;
  const found = all.findLast((each) => lte(each, final));
  if (found === undefined)
    throw new Error(
      `Version ${version} is older than all that this one can upgrade from (${all[0]} or newer)`,
    );
  return found;
}

/** Ranges of packages that recorded releases wrote, by name; oldest release first. */
export const recordedPackages = (): ReleaseRecord['packages'][] =>
  recordedVersions().map((version) => read(version).packages);

/**
 * Runs a function with the templates of a recorded release, which are in a temporary folder meanwhile.
 * @param version One of {@link recordedVersions}.
 */
export async function withRecordedRelease<T>(
  version: string,
  use: (release: Release) => T | Promise<T>,
): Promise<T> {
  const { packages, cdk, templates } = read(version);
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-${version}-`));
  try {
    for (const [path, name] of Object.entries(templates)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), readFileSync(join(FOLDER, 'texts', name)));
    }
    return await use({ version, packages, cdk, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const read = (version: string) =>
  JSON.parse(readFileSync(join(FOLDER, `${version}.json`), 'utf8')) as ReleaseRecord;
