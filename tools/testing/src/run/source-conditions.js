import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = 'tsconfig.base.json';
const CONDITIONS = /"customConditions"\s*:\s*\[([^\]]*)\]/;

/**
 * The conditions in "exports" by which packages of a workspace lead to their sources. Read without a parser: Jest loads
 * this for each project.
 * @param {string} from A folder of the workspace.
 * @returns {string[]} those of the nearest tsconfig.base.json upwards; none without it
 */
export function sourceConditions(from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, FILE);
    if (existsSync(file)) {
      const [, list = ''] = CONDITIONS.exec(readFileSync(file, 'utf8')) ?? [];
      return [...list.matchAll(/"([^"]+)"/g)].map(([, condition]) => condition);
    }
    if (folder === dirname(folder)) return [];
  }
}
