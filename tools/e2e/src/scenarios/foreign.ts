import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenario.ts';

const NX = '23.2.1';
const cwd = 'acme';
const INIT = ['nx', 'generate', '@gatehouse/nx:init', '--no-interactive'];
const onWindows = (text: string) => text.replaceAll('\n', '\r\n');

/** What a team has, in its own style: line ends of Windows, tabs, no formatter, workflows and a folder `security`. */
const OWN = {
  'package.json': onWindows(
    `${JSON.stringify(
      {
        name: 'acme',
        version: '1.0.0',
        private: true,
        workspaces: ['packages/**', '!packages/legacy'],
        devDependencies: { nx: NX },
      },
      null,
      '\t',
    )}\n`,
  ),
  'nx.json': onWindows('{\n\t// Of the team.\n\t"defaultBase": "trunk"\n}\n'),
  '.npmrc': 'ignore-scripts=true\n',
  '.gitignore': onWindows('node_modules\n.nx\n'),
  '.github/workflows/ci.yml': 'name: ours\n',
  'security/README.md': 'Of the security team.\n',
  'packages/shared/money/package.json': '{ "name": "@acme/money", "version": "1.0.0" }\n',
  'packages/legacy/package.json': '{ "name": "@acme/legacy", "version": "1.0.0" }\n',
};
/** The team's files that Gatehouse adds to. */
const ADDED_TO = ['package.json', 'nx.json', '.gitignore'];

export default {
  nightly: true,
  title:
    'nx add @gatehouse/nx in a workspace without Git, formatter and install scripts, with Windows line ends',
  async run({ folder, run, read, write, step, expect, version }) {
    const npx = (...args: string[]) => run('npx', args, { cwd });
    for (const [file, text] of Object.entries(OWN)) write(`${cwd}/${file}`, text);
    await run('npm', ['install', '--no-audit', '--no-fund'], { cwd });

    step('nx add @gatehouse/nx, without Git, a formatter and install scripts');
    const { stdout } = await npx('nx', 'add', `@gatehouse/nx@${version}`);
    for (const [file, text] of Object.entries(OWN))
      if (!ADDED_TO.includes(file)) expect(read(`${cwd}/${file}`) === text, `${file} was changed`);
    for (const file of ['nx.json', '.gitignore']) {
      const text = read(`${cwd}/${file}`);
      expect(!/[^\r]\n/.test(text), `${file} has other line ends:\n${JSON.stringify(text)}`);
    }
    expect(read(`${cwd}/nx.json`).includes('// Of the team.'), 'nx.json lost its comment');
    expect(/^\{\n {2}"/.test(read(`${cwd}/security/policy.json`)), 'the policy has no indent');
    expect(
      stdout.includes('.github/workflows/ci.yml'),
      `the team's workflow is not named:${stdout}`,
    );

    step('a service, checked');
    await npx('nx', 'generate', '@gatehouse/nx:service', 'orders', '--no-interactive');
    await npx('nx', 'run-many', '-t', 'lint', 'typecheck', 'test', 'build', '-p', 'orders');
    await npx('nx', 'sync:check');

    step('the workflows of Gatehouse, after the team has deleted its own');
    rmSync(join(folder, cwd, '.github/workflows/ci.yml'));
    await run('npx', INIT, { cwd });
    await npx('gatehouse-workflows', 'check');
  },
} satisfies Scenario;
