import { parseTagList, Problem } from '@gatehouse/service-kit';

/**
 * A user's version as an entity tag: responses carry it as ETag, and updates send it back as If-Match.
 */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The versions that an update is based on; `*` for any.
 * @throws {Problem} 428 without If-Match, because an update that does not name its base could undo
 * another one; 412 if no tag is a version's, because it matches nothing.
 */
export function versionsFrom(ifMatch: string | undefined): '*' | readonly number[] {
  if (ifMatch === undefined) {
    throw new Problem(428, { detail: 'Send the ETag of the user to be changed as If-Match' });
  }
  const tags = parseTagList(ifMatch);
  if (tags === '*') return tags;
  const versions = (tags ?? []).flatMap((tag) => /^"([1-9]\d{0,14})"$/.exec(tag)?.[1] ?? []);
  if (versions.length === 0) throw outdated();
  return versions.map(Number);
}

/** @param current The current version, for the caller's next attempt. */
export function outdated(current?: number): Problem {
  return new Problem(412, {
    detail: 'The user has changed since that version; read it again',
    headers: current === undefined ? {} : { ETag: versionTag(current) },
  });
}
