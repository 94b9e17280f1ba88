import { Problem } from '@gatehouse/service-kit';

/** A user's version as an entity tag, which answers carry as ETag and updates send back as If-Match. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an update was made for.
 * @throws {Problem} 428 without If-Match: an update that does not say what it changes would undo
 * somebody else's; 412 for a tag that is no version's, as it matches nothing.
 */
export function versionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new Problem(428, { detail: 'Send the ETag of the user to be changed as If-Match' });
  }
  const digits = /^"([1-9]\d{0,14})"$/.exec(ifMatch)?.[1];
  if (digits === undefined) throw outdated();
  return Number(digits);
}

/** @param current The version that there is now, for the caller's next attempt. */
export function outdated(current?: number): Problem {
  return new Problem(412, {
    detail: 'The user has changed since that version; read it again',
    headers: current === undefined ? {} : { ETag: versionTag(current) },
  });
}
