import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { upToDateBundle } from './up-to-date-bundle.js';

/**
 * Runs a program from its sources, which Node 20 cannot read by itself.
 * @param {string} root As of {@link upToDateBundle}.
 * @param {string} entry The program's first file, absolute.
 * @param {readonly string[]} [outside] As of {@link upToDateBundle}.
 * @returns {Promise<any>} What it exports.
 */
export async function runSources(root, entry, outside) {
  return import(pathToFileURL(await startable(root, entry, outside)).href);
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {readonly string[] | undefined} outside
 */
async function startable(root, entry, outside) {
  try {
    return await upToDateBundle(root, entry, outside);
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(/** @type {{ code?: string }} */ (error).code ?? ''))
      throw error;
    // Nothing can be written beside the packages: slower, from the sources.
    if (extname(entry) === '.ts') (await import('tsx/esm/api')).register();
    return entry;
  }
}
