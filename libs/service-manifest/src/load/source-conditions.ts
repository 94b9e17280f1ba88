import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

const FILE = 'tsconfig.base.json';

/**
 * The conditions in "exports" that resolve workspace packages to their sources rather than to their
 * build output: "customConditions" in tsconfig.base.json, which Nx names after the workspace.
 * @param root The workspace.
 * @returns none if the file is missing or sets none
 */
export function sourceConditionsOf(root: string): string[] {
  const file = join(root, FILE);
  if (!existsSync(file)) return [];
  const json = (parse(readFileSync(file, 'utf8')) ?? {}) as {
    compilerOptions?: { customConditions?: unknown };
  };
  const conditions = json.compilerOptions?.customConditions;
  return Array.isArray(conditions)
    ? conditions.filter((each): each is string => typeof each === 'string')
    : [];
}
