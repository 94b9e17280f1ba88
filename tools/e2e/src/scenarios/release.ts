import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../scenario.ts';

const cwd = 'gatehouse';
const env = { NX_ISOLATE_PLUGINS: 'false', CI: 'true' };

export default {
  title: 'nx release makes version, changelog, record and tag, and release.yml publishes it',
  nightly: true,
  async run({ folder, run, read, write, step, expect }) {
    const root = process.cwd();
    const git = (...args: string[]) => run('git', args, { cwd });
    step('clone this repository, with a feature since the last version');
    await run('git', ['clone', '--quiet', `file://${root}`, cwd]);
    await run('cp', ['--archive', '--link', join(root, 'node_modules'), join(folder, cwd)]);
    for (const parent of ['apps', 'libs', 'tools'])
      for (const name of readdirSync(join(root, parent)))
        linkModules(join(root, parent, name), join(folder, cwd, parent, name));
    await git('config', 'user.name', 'E2E');
    await git('config', 'user.email', 'e2e@gatehouse.invalid');
    const before = JSON.parse(read(`${cwd}/libs/logging/package.json`)) as { version: string };
    await git('tag', '--force', `v${before.version}`);
    write(`${cwd}/libs/logging/src/thing.ts`, 'export const thing = 1;\n');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'feat(logging): a thing for everyone');

    step('nx release');
    await run('npx', ['nx', 'release', '--skip-publish'], { cwd, env });
    const { version } = JSON.parse(read(`${cwd}/libs/logging/package.json`)) as { version: string };
    const { stdout: tag } = await git('describe', '--exact-match', '--tags');
    expect(tag.trim() === `v${version}`, `the tag is ${tag}, the version ${version}`);
    expect(read(`${cwd}/CHANGELOG.md`).includes('a thing for everyone'), 'CHANGELOG.md lacks it');
    const record = `tools/nx-plugin/src/releases/records/${version}.json`;
    expect(read(`${cwd}/${record}`).includes('"templates"'), `${record} is no record`);
    const { stdout: status } = await git('status', '--porcelain');
    expect(status === '', `the release leaves out:\n${status}`);

    step(`publish ${version} and install it, as release.yml does`);
    const { stdout: registry } = await run('npm', ['config', 'get', 'registry'], { cwd });
    // A shell drops variables with names such as that of the token.
    const token = `${registry.trim().replace(/^https?:|\/$/g, '')}/:_authToken=local\n`;
    write('npmrc', token);
    const publishing = { ...env, npm_config_userconfig: join(folder, 'npmrc') };
    await run('npx', ['nx', 'publish', 'release'], { cwd, env: publishing });
    const { stdout: again } = await run('npx', ['nx', 'publish', 'release'], {
      cwd,
      env: publishing,
    });
    expect(again.includes(`@gatehouse/logging@${version} exists`), again);
    await run('npm', ['init', '--yes'], { cwd: '.' });
    await run('npm', ['install', `@gatehouse/logging@${version}`, '--no-audit', '--no-fund']);
    const installed = readFileSync(join(folder, 'node_modules/@gatehouse/logging/package.json'));
    expect(installed.includes(`"version": "${version}"`), installed.toString());

    step('npm publish publishes nothing from the sources');
    for (const each of ['apps/api-service', 'tools/e2e', 'libs/logging', 'tools/pipeline']) {
      const options = { cwd: `${cwd}/${each}` };
      const { stderr } = await run('npm', ['publish', '--dry-run'], options);
      expect(stderr.includes('marked as private'), `${each}:\n${stderr}`);
    }
  },
} satisfies Scenario;

function linkModules(from: string, to: string): void {
  try {
    readdirSync(join(from, 'node_modules'));
  } catch {
    return;
  }
  symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'));
}
