import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { during } from './during.ts';
import type { Packages } from './packages.ts';
import type { Surroundings } from './scenario.ts';
import { run } from './run.ts';

/** What a user's shell has; what npm, Nx or CI set for this process stays out of it. */
const shell = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'LANG'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/**
 * In a folder with a space in its path, as folders of people have them.
 * @param step Gets the titles of steps.
 */
export function makeSurroundings(
  { env: registry, version }: Packages,
  step: (title: string) => void,
): Surroundings & { remove(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse e2e-')));
  const env = {
    ...shell(),
    ...registry,
    NX_DAEMON: 'false',
    // One process instead of one a plugin; and no sockets in a folder that all of a machine share.
    NX_ISOLATE_PLUGINS: 'false',
    NX_SOCKET_DIR: join(folder, '.sockets'),
    NO_COLOR: '1',
  };
  return {
    folder,
    version,
    step,
    write(file, content) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(
        join(folder, file),
        typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
      );
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    run: (program, args, options = {}) =>
      run(program, args, { ...options, cwd: join(folder, options.cwd ?? '') }, env),
    during: (program, args, options, use) =>
      during(program, args, join(folder, options.cwd ?? ''), { ...env, ...options.env }, use),
    node: (wanted) =>
      process.versions.node.startsWith(`${wanted}.`)
        ? [process.execPath]
        : [
            'npx',
            '--yes',
            `--package=node-${process.platform}-${process.arch}@${wanted}`,
            '--',
            'node',
          ],
    expect(holds, message) {
      if (!holds) throw new Error(message);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
