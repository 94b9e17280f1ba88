import { basename, relative, resolve } from 'node:path';
import { messageWithHint, workspaceAround } from '@gatehouse/service-manifest';
import { HELP, parseOptions } from './options.ts';
import { provideImage } from './provide-image.ts';

/**
 * Builds the image of a service, or pulls one: `container.ts FOLDER [options] [what docker build takes]`.
 * Exits with 1 where there is no engine, or something fails.
 */
const root = workspaceAround(process.cwd());
const folder = relative(root, resolve(process.argv[2] ?? ''));

try {
  const options = parseOptions(process.argv.slice(3));
  if (options.help) process.stdout.write(HELP);
  else await provideImage({ root, folder }, options);
} catch (error) {
  process.stderr.write(`${basename(folder)}: ${messageWithHint(error)}\n`);
  process.exitCode = 1;
}
