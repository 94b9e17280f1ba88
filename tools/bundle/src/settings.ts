import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';

/** What a service says of its bundle: `bundle` in service.json, whose schema checks it. */
export interface BundleSettings {
  /** Names of packages that stay in node_modules. */
  readonly external: readonly string[];
  /** Files and folders below src that go along, such as `src/views`. */
  readonly assets: readonly string[];
}

/** From the manifest in the folder of a service; empty where there is none, as in the image's build. */
export async function readSettings(folder: string): Promise<BundleSettings> {
  const text = await readFile(join(folder, 'service.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return '{}';
    },
  );
  const { bundle = {} } = (parse(text) ?? {}) as { bundle?: Partial<BundleSettings> };
  return { external: bundle.external ?? [], assets: bundle.assets ?? [] };
}
