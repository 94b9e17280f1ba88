import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InfrastructureFunction } from './service/own-infrastructure.ts';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

let reading: Promise<unknown> | undefined;

/** Node 20 cannot read TypeScript by itself, and to let it costs each start half a second. */
const letReadTypeScript = () =>
  (reading ??= import('tsx/esm/api').then(({ register }) => register()));

/**
 * The functions of all `apps/NAME/infrastructure.ts` that there are, by the name of the service.
 * @throws {UnfitWorkspaceError} for a file that has none
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
        `apps/${name}/infrastructure.ts: must export one function as its default; npx nx generate infrastructure ${name} writes one`,
      );
    found.set(name, loaded.default as InfrastructureFunction);
  }
  return found;
}
