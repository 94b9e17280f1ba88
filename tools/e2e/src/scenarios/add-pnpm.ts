import { delimiter } from 'node:path';
import { everyday } from '../everyday.ts';
import { expectNoDifference } from '../expect-no-difference.ts';
import { commit } from '../commit.ts';
import type { RunOptions, Scenario } from '../scenario.ts';

const NX = '23.2.1';
const PNPM = '12.21.0';

export default {
  title: 'nx add @gatehouse/nx in a workspace of pnpm, with images and jobs that install with it',
  nightly: true,
  async run(all) {
    const { step, expect, read, folder, version } = all;
    const cwd = 'acme';
    step('install pnpm, and create-nx-workspace with it');
    await all.run('npm', ['install', '--no-audit', '--no-fund', '--prefix=tools', `pnpm@${PNPM}`]);
    const PATH = `${folder}/tools/node_modules/.bin${delimiter}${process.env['PATH']}`;
    const withPnpm = (options?: RunOptions) => ({ ...options, env: { ...options?.env, PATH } });
    const surroundings: typeof all = {
      ...all,
      run: (program, args, options) => all.run(program, args, withPnpm(options)),
      during: (program, args, options, use) => all.during(program, args, withPnpm(options), use),
    };
    const { run } = surroundings;
    await run('npx', [
      ...['--yes', `create-nx-workspace@${NX}`, cwd, '--preset=ts', '--pm=pnpm'],
      ...['--nxCloud=skip', '--no-interactive'],
    ]);

    step('nx add @gatehouse/nx');
    await run('npx', ['nx', 'add', `@gatehouse/nx@${version}`], { cwd });
    await commit(surroundings, cwd, 'feat: add Gatehouse');
    await run('npx', ['nx', 'generate', '@gatehouse/nx:init', '--no-interactive'], { cwd });
    await expectNoDifference(surroundings, cwd);
    const setUp = read(`${cwd}/.github/actions/setup/action.yml`);
    expect(setUp.includes(`npm install --global pnpm@${PNPM}`), setUp);

    await everyday(surroundings, cwd);

    step('what an image installs is enough to build it');
    const dockerfile = read(`${cwd}/apps/orders/Dockerfile`);
    const [, install = ''] = /^ *(pnpm install .*)$/m.exec(dockerfile) ?? [];
    expect(install !== '', `the Dockerfile does not install with pnpm:\n${dockerfile}`);
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) (\S+)$/gm)].flatMap(
      ([, from = '', to = '']) => from.split(' ').map((each) => [each, to] as const),
    );
    const image = `${folder}/image`;
    for (const [from, to] of copied)
      await run(
        'bash',
        [
          '-c',
          // As COPY does: the content of a folder, and what a pattern matches.
          `mkdir -p "${image}/${to}"; for each in ${from}; do [ ! -d "$each" ] || { cp -R "$each/." "${image}/${to}"; continue; }; [ ! -e "$each" ] || cp "$each" "${image}/${to}"; done; find "${image}" -name node_modules -not -path '*/node_modules/*' -prune -exec rm -rf {} +`,
        ],
        { cwd },
      );
    await run('bash', ['-c', install.replace(/--store-dir=\S+ /, '')], { cwd: 'image' });
    await run('node', ['node_modules/@gatehouse/bundle/bin/gatehouse-build.js', 'apps/orders'], {
      cwd: 'image',
    });
    await run('npx', ['nx', 'build', 'orders'], { cwd });
    for (const file of ['main.mjs', 'package-lock.json', 'sbom.cdx.json'])
      expect(
        read(`image/apps/orders/dist/bundle/${file}`) ===
          read(`${cwd}/apps/orders/dist/bundle/${file}`),
        `${file} of the image is not that of the workspace`,
      );
  },
} satisfies Scenario;
