import { execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodes } from './create-nodes.js';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-nodes-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, content: unknown) => {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content));
};
const [glob, infer] = createNodes;
const targetsOf = async (folder: string) => {
  const file = `${folder}/service.json`;
  const context = { workspaceRoot: root, nxJsonConfiguration: {}, configFiles: [file] };
  const [[, { projects } = {}] = []] = await infer([file], undefined, context as never);
  return projects?.[folder]?.targets ?? {};
};

describe('inferred targets', () => {
  it('are found by the location of the manifest, in a stable order', async () => {
    expect(glob).toBe('{apps/*/service.json,libs/**/package.json}');
    const files = ['apps/payments/service.json', 'apps/api/service.json'];
    const context = { workspaceRoot: root, nxJsonConfiguration: {}, configFiles: files };
    const results = await infer(files, undefined, context as never);
    expect(results.map(([file]) => file)).toEqual([...files].sort());
    expect(results[1]).toMatchSnapshot();
  });

  it('build again for a change in what the service ships, but not in what only its tests use', async () => {
    write('package.json', { workspaces: ['apps/*', 'libs/*', 'nowhere/*'] });
    write('apps/api/package.json', {
      dependencies: { '@x/kit': '*', express: '*' },
      devDependencies: { '@x/testing': '*' },
    });
    write('libs/kit/package.json', {
      name: '@x/kit',
      dependencies: { '@x/logging': '*' },
      devDependencies: { '@x/testing': '*' },
    });
    write('libs/logging/package.json', {
      name: '@x/logging',
      dependencies: { '@x/kit': '*', zod: '*' },
    });
    write('libs/testing/package.json', { name: '@x/testing' });
    const { build } = await targetsOf('apps/api');
    expect(build?.inputs).toContainEqual({
      input: 'production',
      projects: ['@x/kit', '@x/logging'],
    });
    expect(build?.inputs).not.toContain('^production');
    expect(build?.inputs).toContainEqual({
      externalDependencies: expect.arrayContaining(['express', 'zod']),
    });
  });

  it('build again for another version of the bundler, or for other sources if it is part of the workspace', async () => {
    write('package.json', { workspaces: ['apps/*', 'tools/*'] });
    write('apps/api/package.json', { dependencies: { zod: '*' } });
    const installed = await targetsOf('apps/api');
    expect(installed['build']?.inputs).toContainEqual({
      externalDependencies: ['@gatehouse/bundle', 'zod'],
    });
    write('tools/bundle/package.json', { name: '@gatehouse/bundle' });
    const own = await targetsOf('apps/api');
    expect(own['build']?.inputs).toContain('{workspaceRoot}/tools/bundle/src/**/*.{ts,cjs}');
    expect(own['build']?.inputs).toContainEqual({
      externalDependencies: expect.not.arrayContaining(['@gatehouse/bundle']),
    });
  });

  it('give a library without a type that of a team, and leave other folders unchanged', async () => {
    write('package.json', { workspaces: ['apps/*', 'libs/*', 'libs/shared/*'] });
    write('libs/money/package.json', { name: '@x/money', nx: { tags: ['scope:pay'] } });
    write('libs/shared/dates/package.json', { name: '@x/dates' });
    write('libs/logging/package.json', { name: '@x/logging', nx: { tags: ['type:runtime'] } });
    write('libs/money/src/fixture/package.json', { name: 'fixture' });
    const files = ['money', 'shared/dates', 'logging', 'money/src/fixture'].map(
      (folder) => `libs/${folder}/package.json`,
    );
    const context = { workspaceRoot: root, nxJsonConfiguration: {}, configFiles: files };
    expect(await infer(files, undefined, context as never)).toEqual(
      ['libs/money', 'libs/shared/dates'].map((folder) => [
        `${folder}/package.json`,
        { projects: { [folder]: { root: folder, tags: ['type:library'] } } },
      ]),
    );
  });

  it('check a service if no Nx plugin does, and otherwise let its Jest load ES modules', async () => {
    const file = 'apps/api/service.json';
    const targets = async (nxJsonConfiguration: object) => {
      const context = { workspaceRoot: root, nxJsonConfiguration, configFiles: [file] };
      const [[, { projects } = {}] = []] = await infer([file], undefined, context as never);
      return projects?.['apps/api']?.targets ?? {};
    };
    const alone = await targets({});
    expect(['lint', 'typecheck', 'test'].map((name) => alone[name]?.command)).toEqual([
      'eslint .',
      'tsc --build',
      'jest',
    ]);
    const jest = { plugin: '@nx/jest/plugin', options: { targetName: 'unit' } };
    const beside = await targets({ plugins: ['@nx/eslint/plugin', '@nx/js/typescript', jest] });
    for (const name of ['lint', 'typecheck', 'test']) expect(beside).not.toHaveProperty(name);
    expect(beside['unit']).toEqual({
      options: {
        env: expect.objectContaining({
          NODE_OPTIONS: expect.stringContaining('--experimental-vm-modules'),
        }),
      },
    });
  });

  it('check a library that was generated for services, and leave others to the team', async () => {
    write('package.json', { workspaces: ['libs/*'] });
    write('libs/money/package.json', { name: '@x/money', nx: { tags: ['type:library'] } });
    const file = 'libs/money/package.json';
    const context = { workspaceRoot: root, nxJsonConfiguration: {}, configFiles: [file] };
    const [[, { projects } = {}] = []] = await infer([file], undefined, context as never);
    expect(Object.keys(projects?.['libs/money']?.targets ?? {})).toEqual([
      'lint',
      'typecheck',
      'test',
    ]);
  });

  // One of each program by day.
  const help = ['serve', 'gate', 'deploy', 'rollback', 'status'];
  it.each(process.env['GATEHOUSE_NIGHTLY'] ? help : help.slice(0, 2))(
    'print their options: %s',
    async (target) => {
      const { command } = (await targetsOf('apps/api'))[target]?.metadata?.help ?? {};
      const cwd = join(import.meta.dirname, '../../../..');
      const env = { ...process.env, NODE_OPTIONS: '' };
      expect(execSync(command as string, { cwd, env, encoding: 'utf8' })).toMatch(/Usage:/);
    },
  );

  it('infer nothing from an unreadable package.json, which npm reports', async () => {
    write('package.json', { workspaces: ['apps/*'] });
    mkdirSync(join(root, 'apps/api'), { recursive: true });
    writeFileSync(join(root, 'apps/api/package.json'), '{');
    const { build } = await targetsOf('apps/api');
    expect(build?.inputs).not.toContainEqual(expect.objectContaining({ input: 'production' }));
  });
});
