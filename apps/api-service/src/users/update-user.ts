import type { Request } from 'express';
import { checkPreconditions, Problem } from '@gatehouse/service-kit';
import type { User, UserChanges } from './user.ts';
import type { UserStore } from './user-store.ts';
import { versionsFrom, versionTag } from './version-tag.ts';

/** Attempts of an update of any version (`If-Match: *`) during concurrent updates. */
const MOST_ATTEMPTS = 5;

/**
 * Changes the user if its version is listed in If-Match and not in If-None-Match.
 * @throws {Problem} 412, 428, 404
 */
export async function updateUser(
  users: UserStore,
  request: Request,
  id: string,
  changes: UserChanges,
): Promise<User> {
  const versions = versionsFrom(request.get('if-match'));
  const [only, ...others] = versions === '*' ? [] : versions;
  if (only !== undefined && others.length === 0 && request.get('if-none-match') === undefined)
    return users.update(id, only, changes);
  for (let attempt = 1; ; attempt++) {
    const { version } = await users.read(id);
    checkPreconditions(request, { etag: versionTag(version) });
    try {
      return await users.update(id, version, changes);
    } catch (error) {
      const wasOvertaken = error instanceof Problem && error.status === 412;
      if (versions !== '*' || !wasOvertaken || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
