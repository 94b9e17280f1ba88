import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * @typedef Package
 * @property {string} folder Such as `libs/money`.
 * @property {string} name
 * @property {Record<string, string>} dependencies
 * @property {string[]} tags Those in its package.json.
 */

/**
 * Reads the package.json of every package of the workspace, as "workspaces" or pnpm-workspace.yaml lists them.
 * @param {string} workspaceRoot
 * @returns {Package[]}
 */
export function readPackages(workspaceRoot) {
  return patternsOf(workspaceRoot)
    .flatMap((/** @type {string} */ pattern) => foldersOf(workspaceRoot, pattern))
    .flatMap((/** @type {string} */ folder) => {
      const json = read(join(workspaceRoot, folder, 'package.json'));
      if (json === undefined) return [];
      const { name = folder, dependencies = {}, nx: { tags = [] } = {} } = json;
      return [{ folder, name, dependencies, tags }];
    });
}

/**
 * @param {string} workspaceRoot
 * @returns {string[]} such as `apps/*`
 */
function patternsOf(workspaceRoot) {
  const { workspaces } = read(join(workspaceRoot, 'package.json')) ?? {};
  if (workspaces !== undefined) return workspaces;
  try {
    return parse(readFileSync(join(workspaceRoot, 'pnpm-workspace.yaml'), 'utf8'))?.packages ?? [];
  } catch {
    return [];
  }
}

/**
 * @param {string} workspaceRoot
 * @param {string} pattern
 */
function foldersOf(workspaceRoot, pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  try {
    return readdirSync(join(workspaceRoot, parent)).map((name) => `${parent}/${name}`);
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @returns {any} undefined if there is no such file, or it is invalid JSON, which npm and Nx report
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
