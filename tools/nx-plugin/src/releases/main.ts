import { join } from 'node:path';
import { recordRelease } from './record-release.ts';
import { recordedVersions } from './recorded-release.ts';
import { currentRelease } from './release.ts';

/**
 * Records the templates of the version in package.json; "nx release" runs it after writing the version. Prints the
 * written files, relative to the workspace, as JSON.
 */
const folder = join(import.meta.dirname, '../..');
const release = currentRelease();
// If no commit requires a new version, "nx release" leaves the version unchanged.
const files = recordedVersions().includes(release.version) ? [] : recordRelease(folder, release);
process.stdout.write(JSON.stringify(files.map((file) => `tools/nx-plugin/${file}`)));
