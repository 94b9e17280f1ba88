import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/**
 * The conditions in "exports" by which packages of a workspace lead to their sources: "customConditions" in its
 * tsconfig.base.json. `sourceConditionsOf` of service-manifest does the same for other tools; in the build of an image,
 * no other package of this workspace is at hand.
 */
export function sourceConditions(root: string): string[] {
  const file = join(root, 'tsconfig.base.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const json = (parse(text) ?? {}) as { compilerOptions?: { customConditions?: string[] } };
  return json.compilerOptions?.customConditions ?? [];
}
