import { everyday } from '../everyday.ts';
import { expectNoDifference } from '../expect-no-difference.ts';
import { commit } from '../commit.ts';
import type { Scenario } from '../scenario.ts';

const NX = '23.2.1';

export default {
  title:
    'nx add @gatehouse/nx in a workspace of create-nx-workspace with an Express app of its own',
  nightly: true,
  async run(surroundings) {
    const { run, read, write, step, expect, version } = surroundings;
    const cwd = 'acme';
    const npx = (...args: string[]) => run('npx', args, { cwd });
    step('create-nx-workspace with an Express app');
    await run('npx', [
      ...['--yes', `create-nx-workspace@${NX}`, cwd, '--preset=ts', '--pm=npm'],
      ...['--nxCloud=skip', '--no-interactive'],
    ]);
    await npx('nx', 'add', '@nx/express');
    await npx(
      ...['nx', 'generate', '@nx/express:application', 'apps/site', '--linter=eslint'],
      ...['--unitTestRunner=jest', '--e2eTestRunner=none', '--no-interactive'],
    );
    // Jest cannot read what Nx writes: with TypeScript 6, the types of Node.js must be named.
    await run('mv', ['jest.config.cts', 'jest.config.cjs'], { cwd: `${cwd}/apps/site` });
    await commit(surroundings, cwd, 'feat: a site');
    const before = read(`${cwd}/apps/site/package.json`);

    step('nx add @gatehouse/nx');
    await npx('nx', 'add', `@gatehouse/nx@${version}`);
    const { stdout: changed } = await run(
      'git',
      ['status', '--porcelain', '--', 'apps', 'packages', ':!apps/infrastructure'],
      { cwd },
    );
    expect(changed === '', `it changed what is the team's:\n${changed}`);
    expect(read(`${cwd}/apps/site/package.json`) === before, 'it changed the site');
    await commit(surroundings, cwd, 'feat: add Gatehouse');

    step('again: no difference; a dry run shows nothing to do');
    await npx('nx', 'generate', '@gatehouse/nx:init', '--no-interactive');
    await expectNoDifference(surroundings, cwd);

    await everyday(surroundings, cwd);

    step('the site builds and is tested as before');
    await npx('nx', 'run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'site');

    step('conflicts are listed before anything is written');
    await commit(surroundings, cwd, 'feat: without payments');
    write(`${cwd}/gatehouse.json`, '{"organisation": "not a name"}');
    write(`${cwd}/security/policy.json`, '{"rules": []}');
    await commit(surroundings, cwd, 'chore: break it');
    const { stdout, stderr } = await run(
      'npx',
      ['nx', 'generate', '@gatehouse/nx:init', '--no-interactive'],
      { cwd, code: 1 },
    );
    for (const file of ['gatehouse.json', 'security/policy.json'])
      expect(
        `${stdout}${stderr}`.includes(`- ${file}`),
        `it does not name ${file}:\n${stdout}${stderr}`,
      );
    await expectNoDifference(surroundings, cwd);
  },
} satisfies Scenario;
