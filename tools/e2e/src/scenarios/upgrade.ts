import { copiesOf } from '../copies-of.ts';
import { expectNoDifference } from '../expect-no-difference.ts';
import { commit } from '../commit.ts';
import { PREVIOUS, publishPrevious } from '../previous-version.ts';
import type { Scenario } from '../scenario.ts';

const SERVICES = Array.from({ length: 19 }, (_, at) => `shop${at + 1}`);
const SPEC = 'src/greetings/greetings.spec.ts';
const TITLE = "it('asks for a key'";
const cwd = 'shop';
// Without it, Nx installs its newest version for each "nx migrate".
const env = { NX_MIGRATE_USE_LOCAL: 'true' };

export default {
  title: 'a workspace of the previous version with 20 services, 5 of them edited, is upgraded',
  nightly: true,
  async run(surroundings) {
    const { run, read, write, step, expect, version } = surroundings;
    const nx = (...args: string[]) => run('npx', ['nx', ...args], { cwd, env });
    const edit = (file: string, from: string, to: string) => {
      const text = read(`${cwd}/${file}`);
      expect(text.includes(from), `${file} has no ${from}:\n${text}`);
      write(`${cwd}/${file}`, text.replace(from, to));
    };
    step(`publish ${PREVIOUS}, and create a workspace with it`);
    await publishPrevious(surroundings, process.cwd());
    await run('npm', [
      ...['create', '--yes', `gatehouse@${PREVIOUS}`, cwd, '--'],
      ...['--organisation=acme', '--service=orders', '--no-interactive'],
    ]);
    await copiesOf(surroundings, cwd, 'orders', SERVICES);
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd });
    await nx('sync');
    // A copy has another name than its original, and so other line breaks.
    await nx('format:write', '--all');
    step('edit five services: three beside the changes of the templates, two in their lines');
    const added = '// What the team has added.\n';
    for (const name of ['shop1', 'shop2', 'shop3'])
      edit(`apps/${name}/${SPEC}`, "describe('POST", `${added}describe('POST`);
    edit('apps/shop1/package.json', '"express":', '"ejs": "^3.1.10",\n    "express":');
    for (const name of ['shop4', 'shop5']) edit(`apps/${name}/${SPEC}`, TITLE, "it('wants a key'");
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd });
    await commit(surroundings, cwd, 'feat: 20 services');

    step('nx migrate @gatehouse/nx@latest');
    await nx('migrate', '@gatehouse/nx@latest');
    const root = JSON.parse(read(`${cwd}/package.json`)) as Record<string, Record<string, string>>;
    for (const kind of ['dependencies', 'devDependencies'])
      for (const [name, range] of Object.entries(root[kind] ?? {}))
        expect(!name.startsWith('@gatehouse/') || range.includes(version), `${name} is ${range}`);

    step('one service first');
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd });
    await nx('generate', '@gatehouse/nx:upgrade', '--canary=shop1', '--no-interactive');
    expect(!read(`${cwd}/apps/shop1/${SPEC}`).includes(TITLE), 'shop1 is not upgraded');
    expect(read(`${cwd}/apps/shop2/${SPEC}`).includes(TITLE), 'shop2 is upgraded too early');

    step('nx migrate --run-migrations');
    const { stdout, milliseconds } = await nx('migrate', '--run-migrations');
    step(`all 19 others in ${Math.round(milliseconds / 1_000)} s, with npm install`);
    expect(stdout.includes('In conflict with your edits'), stdout);
    for (const name of ['shop1', 'shop2', 'shop3']) {
      const text = read(`${cwd}/apps/${name}/${SPEC}`);
      expect(text.includes(added) && !text.includes(TITLE), `${name}:\n${text}`);
    }
    expect(read(`${cwd}/apps/shop1/package.json`).includes('"ejs"'), 'shop1 lost its package');
    for (const name of ['shop4', 'shop5']) {
      expect(read(`${cwd}/apps/${name}/${SPEC}`).includes('wants a key'), `${name} lost its edit`);
      const proposal = read(`${cwd}/apps/${name}/${SPEC}.gatehouse-proposal`);
      expect(proposal.includes('<<<<<<< yours'), proposal);
    }

    step('npm install, nx sync, and everything is green');
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd });
    await nx('sync');
    await run('rm', ['migrations.json'], { cwd });
    await commit(surroundings, cwd, 'chore: upgrade Gatehouse');
    await nx('sync:check');
    // One after the other: all 80 tasks take longer than one command may on a busy machine.
    for (const target of ['lint', 'typecheck', 'test', 'build']) await nx('run-many', '-t', target);
    await nx('format:check', '--all');

    step('the upgrade again: no difference');
    await nx('generate', '@gatehouse/nx:upgrade', '--no-interactive');
    await expectNoDifference(surroundings, cwd);
  },
} satisfies Scenario;
