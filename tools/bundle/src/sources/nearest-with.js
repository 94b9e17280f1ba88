import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Finds the nearest folder upwards that contains a file or folder.
 * @param {string} folder Where to start, absolute.
 * @param {string} file
 * @returns {string | undefined}
 */
export function nearestWith(folder, file) {
  if (existsSync(join(folder, file))) return folder;
  return folder === dirname(folder) ? undefined : nearestWith(dirname(folder), file);
}
