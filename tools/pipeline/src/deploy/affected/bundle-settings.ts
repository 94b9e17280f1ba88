import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/** The bundle settings of a service. */
export async function bundleSettings(root: string, folder: string) {
  const text = await readFile(join(root, folder, 'service.json'), 'utf8').catch(() => '{}');
  const { bundle = {} } = (parse(text) ?? {}) as {
    bundle?: { external?: readonly string[]; assets?: readonly string[] };
  };
  return { external: bundle.external ?? [], assets: bundle.assets ?? [] };
}
