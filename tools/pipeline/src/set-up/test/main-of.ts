import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The commit that was pushed to main: of the file, because a process of Git for each request takes most of the time.
 * @param bare Folder of the repository.
 */
export function mainOf(bare: string): string | undefined {
  const file = join(bare, 'refs/heads/main');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
