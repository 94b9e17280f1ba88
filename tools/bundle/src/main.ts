import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildService } from './build-service.ts';
import { messageWithHint } from './bundle-error.ts';
import { parsePlatform } from './external/platform.ts';
import { readSettings } from './settings.ts';

/**
 * Writes what an image contains besides its base, to `dist/bundle` below the service: the bundle, packages that cannot
 * be bundled, and for scanners the lockfile and the bill of materials. Takes the folder of the service below the
 * current directory, which is the workspace.
 *
 * In the image's build there is no service.json: `--external` and `--asset` (repeatable) say what is in it,
 * `--platform=linux/arm64/glibc` what the image is for, and `--base=FOLDER` and `--init=FOLDER` where the files of the
 * base image and of dumb-init are.
 */
const root = process.cwd();
let service = 'bundle';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      external: { type: 'string', multiple: true },
      asset: { type: 'string', multiple: true },
      platform: { type: 'string' },
      base: { type: 'string' },
      init: { type: 'string' },
    },
  });
  const folder = relative(root, positionals[0] ?? '');
  service = basename(folder);
  const written = await readSettings(join(root, folder));
  await buildService({
    root,
    folder,
    settings: {
      external: values.external ?? written.external,
      assets: values.asset ?? written.assets,
    },
    platform: values.platform === undefined ? undefined : parsePlatform(values.platform),
    base: values.base,
    init: values.init,
    say: (line) => void process.stdout.write(`${service}: ${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${service}: ${messageWithHint(error)}\n`);
  process.exitCode = 1;
}
