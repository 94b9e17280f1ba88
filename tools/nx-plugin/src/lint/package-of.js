import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * @typedef Package
 * @property {string} root Folder of the workspace.
 * @property {string} folder Folder of the package below it, such as `apps/payments`.
 * @property {any} json Its package.json.
 * @property {boolean} pnpm Whether pnpm installs it.
 */

/**
 * Finds the package of a folder: the nearest package.json upwards with a name. One without a name says to Node alone how
 * to load the files beside it.
 * @param {string} folder
 * @returns {Package | undefined} none outside of a package of a workspace
 */
export function packageOf(folder) {
  /** @type {{ at: string, json: any } | undefined} */
  let own;
  for (let at = folder; ; at = dirname(at)) {
    const json = read(join(at, 'package.json'));
    const pnpm = existsSync(join(at, 'pnpm-workspace.yaml'));
    const isRoot = json?.workspaces || pnpm;
    if (own && isRoot) return { root: at, folder: relative(at, own.at), json: own.json, pnpm };
    if (json?.name && !isRoot) own ??= { at, json };
    if (dirname(at) === at) return undefined;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
