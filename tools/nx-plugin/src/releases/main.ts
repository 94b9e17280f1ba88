import { join } from 'node:path';
import { recordRelease } from './record-release.ts';
import { currentRelease } from './release.ts';

/**
 * Records what the version in package.json generates from; "nx release" runs it when it has written the version.
 * Prints the files that it wrote, relative to the workspace, in JSON.
 */
const folder = join(import.meta.dirname, '../..');
const files = recordRelease(folder, currentRelease());
process.stdout.write(JSON.stringify(files.map((file) => `tools/nx-plugin/${file}`)));
