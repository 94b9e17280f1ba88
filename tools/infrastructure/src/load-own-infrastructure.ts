import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InfrastructureFunction } from './service/own-infrastructure.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

let reading: Promise<unknown> | undefined;

/**
 * Loads the TypeScript loader only when needed: Node 20 cannot read TypeScript itself, and the loader costs half a
 * second.
 */
const letReadTypeScript = () =>
  (reading ??= import('tsx/esm/api').then(({ register }) => register()));

/**
 * Loads the function of each `apps/NAME/infrastructure.ts`, by service name.
 * @throws {UnfitWorkspaceError} for a file without one
 */
export async function loadOwnInfrastructure(
  root: string,
  names: readonly string[],
): Promise<Map<string, InfrastructureFunction>> {
  const found = new Map<string, InfrastructureFunction>();
  for (const name of names) {
    const file = join(root, 'apps', name, 'infrastructure.ts');
    if (!existsSync(file)) continue;
    await letReadTypeScript();
    const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
    if (typeof loaded.default !== 'function')
      throw new UnfitWorkspaceError(
        'GH-INFRA-002',
        `apps/${name}/infrastructure.ts: must export a function as its default; run npx nx generate infrastructure ${name}`,
      );
    found.set(name, loaded.default as InfrastructureFunction);
  }
  return found;
}
