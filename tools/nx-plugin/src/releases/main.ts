import { join } from 'node:path';
import { recordRelease } from './record-release.ts';
import { recordedVersions } from './recorded-release.ts';
import { currentRelease } from './release.ts';

/**
 * Records what the version in package.json generates from; "nx release" runs it when it has written the version.
 * Prints the files that it wrote, relative to the workspace, in JSON.
 */
const folder = join(import.meta.dirname, '../..');
const release = currentRelease();
// Where no commit asks for a new version, "nx release" leaves the version as it is.
const files = recordedVersions().includes(release.version) ? [] : recordRelease(folder, release);
process.stdout.write(JSON.stringify(files.map((file) => `tools/nx-plugin/${file}`)));
