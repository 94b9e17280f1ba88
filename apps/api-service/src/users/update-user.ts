import type { Request } from 'express';
import { checkPreconditions, Problem } from '@gatehouse/service-kit';
import type { User, UserChanges } from './user.ts';
import type { UserStore } from './user-store.ts';
import { versionsFrom, versionTag } from './version-tag.ts';

/** How often an update of any version (`If-Match: *`) is tried where others update at the same time. */
const MOST_ATTEMPTS = 5;

/**
 * Changes the user where its version is one of those in If-Match, and If-None-Match does not hold.
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
