import { expectGreeting } from '../expect-greeting.ts';
import { expectNoDifference } from '../expect-no-difference.ts';
import { freePort } from '@gatehouse/release';
import type { Scenario } from '../scenario.ts';

const MOST_FILES = 60;
const MOST_PACKAGES = 700;
const MOST_MEGABYTES = 480;

export default {
  nightly: true,
  title: 'npm create gatehouse makes a workspace in an empty folder that works at once',
  async run({ run, during, read, step, expect, ...rest }) {
    const cwd = 'shop';
    step('npm create gatehouse');
    const created = await run('npm', [
      ...['create', '--yes', 'gatehouse@latest', 'shop', '--'],
      ...['--organisation=acme', '--environments=development,production', '--no-interactive'],
    ]);
    step('npm start, and a request');
    const began = performance.now();
    const env = { ORDERS_PORT: String(await freePort()) };
    await during('npm', ['start'], { cwd, env }, async (printed) => {
      const [, url = ''] = await printed(/orders is ready\s+service\s+(http:\/\/\S+)/);
      await expectGreeting({ expect }, url, 'it');
    });
    const seconds = Math.round((created.milliseconds + performance.now() - began) / 1_000);
    step(`from npm create to the response: ${seconds} s (at most 60 on an idle machine)`);

    const { stdout: files } = await run('git', ['ls-files'], { cwd });
    const own = files
      .trim()
      .split('\n')
      .filter((file) => !file.startsWith('apps/orders/'));
    expect(own.length <= MOST_FILES, `it has ${own.length} files:\n${own.join('\n')}`);
    const { stdout: listed } = await run('npm', ['ls', '--all', '--parseable'], { cwd });
    const packages = listed.split('\n').filter((path) => path.includes('/node_modules/')).length;
    const { stdout: size } = await run('du', ['--summarize', '--block-size=1M', 'node_modules'], {
      cwd,
    });
    const megabytes = Number.parseInt(size);
    step(`${own.length} files before the first service, ${packages} packages, ${megabytes} MB`);
    expect(packages <= MOST_PACKAGES, `more than ${MOST_PACKAGES} packages`);
    expect(megabytes <= MOST_MEGABYTES, `more than ${MOST_MEGABYTES} MB`);
    expect(read(`${cwd}/README.md`).split('\n').length <= 50, 'the README is no screen');

    step('lint, typecheck, test and build; sync:check');
    await run('npx', ['nx', 'run-many', '-t', 'lint', 'typecheck', 'test', 'build'], { cwd });
    await run('npx', ['nx', 'sync:check'], { cwd });
    await run('npx', ['nx', 'format:check', '--all'], { cwd });
    await expectNoDifference({ run, expect, during, read, step, ...rest }, cwd);
    step('a folder that is not empty is refused, and stays as it is');
    await run('npm', ['create', '--yes', 'gatehouse@latest', 'shop', '--', '--no-interactive'], {
      code: 1,
    });
    await run('npm', ['create', '--yes', 'gatehouse@latest', 'Shop', '--', '--no-interactive'], {
      code: 2,
    });
    await expectNoDifference({ run, expect, during, read, step, ...rest }, cwd);
  },
} satisfies Scenario;
