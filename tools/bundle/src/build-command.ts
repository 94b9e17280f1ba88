import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildService } from './build-service.ts';
import { messageWithHint } from './bundle-error.ts';
import { parsePlatform } from './external/platform.ts';
import { readSettings } from './settings.ts';

/** Where a command writes. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Writes what an image contains besides its base, to `dist/bundle` below the service: the bundle, packages that cannot
 * be bundled, and for scanners the lockfile and the bill of materials.
 *
 * In the image's build there is no service.json: `--external` and `--asset` (repeatable) say what is in it,
 * `--platform=linux/arm64/glibc` what the image is for, and `--base=FOLDER` and `--init=FOLDER` where the files of the
 * base image and of dumb-init are.
 * @param root The workspace
 * @param args The folder of the service below the workspace, and options
 * @returns The exit code: 1 after one line on stderr that says what is wrong
 */
export async function buildCommand(
  root: string,
  args: string[],
  { stdout, stderr }: Streams = process,
): Promise<0 | 1> {
  let service = 'bundle';
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        external: { type: 'string', multiple: true },
        asset: { type: 'string', multiple: true },
        platform: { type: 'string' },
        base: { type: 'string' },
        init: { type: 'string' },
      },
    });
    const folder = relative(root, resolve(root, positionals[0] ?? ''));
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
      say: (line) => void stdout.write(`${service}: ${line}\n`),
    });
    return 0;
  } catch (error) {
    stderr.write(`${service}: ${messageWithHint(error)}\n`);
    return 1;
  }
}
