import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emptyWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import service from '../service/generator.ts';
import sync from '../sync/generator.ts';
import init from './generator.ts';
import { ownVersion } from '../workspace/own-package.ts';
import type { InitOptions } from './options.ts';

/** The output of create-nx-workspace with the preset "ts". */
const NX_JSON = `{
  // Of the team.
  "plugins": [{ "plugin": "@nx/js/typescript", "options": { "typecheck": { "targetName": "typecheck" } } }],
  "namedInputs": { "default": ["{projectRoot}/**/*"], "production": ["default"] }
}
`;

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = emptyWorkspace();
  const { write } = workspace;
  write(
    'package.json',
    JSON.stringify({
      name: '@shop/source',
      license: 'Apache-2.0',
      workspaces: ['packages/*'],
      devDependencies: { typescript: '~6.0.1' },
    }),
  );
  write('nx.json', NX_JSON);
  write('package-lock.json', '{}');
  write('tsconfig.base.json', '{ "compilerOptions": { "customConditions": ["@shop/source"] } }\n');
  write('tsconfig.json', '{ "files": [], "references": [] }\n');
  write('.gitignore', '/dist\nnode_modules');
  write('packages/site/package.json', '{ "name": "@shop/site" }\n');
});
afterEach(() => workspace.remove());

const add = (options: InitOptions = {}) => workspace.generate((tree) => init(tree, options));
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Record<string, never>;

describe('nx generate init', () => {
  it("adds the settings, the security team's files, the workflows and what services need", async () => {
    const changed = await add({
      organisation: 'acme',
      repository: 'services',
      environments: 'test, production',
    });
    expect(changed).toEqual(
      expect.arrayContaining(['gatehouse.json', 'security/policy.json', 'eslint.config.mjs']),
    );
    expect(changed).toContain('.github/workflows/deliver.yml');
    expect(changed.filter((path) => path.startsWith('packages/'))).toEqual([]);
    expect(read('gatehouse.json')).toMatchSnapshot();
    expect(Object.keys(json('security/policy.json')['environments'] ?? {})).toEqual([
      'test',
      'production',
    ]);
    expect(read('.gitignore')).toBe('/dist\nnode_modules\n.gatehouse\n');
  });

  it('adds the CDK app that the workflows synthesise, and leaves it to the upgrades', async () => {
    expect(await add()).toContain('apps/infrastructure/main.js');
    expect(json('apps/infrastructure/package.json')).toMatchObject({
      name: '@shop/infrastructure',
      dependencies: { '@gatehouse/infrastructure': expect.stringMatching(/^\^\d/) },
      nx: { name: 'infrastructure', targets: { synth: { command: 'node main.js' } } },
      gatehouse: { generatedBy: ownVersion() },
    });
    workspace.write('apps/infrastructure/main.js', '// Edited by the team.\n');
    expect(await add()).toEqual([]);
  });

  it.each([
    [
      'apps/infrastructure/main.tf',
      '',
      'apps/infrastructure is yours, and must be free for the CDK app of all services: move it',
    ],
    [
      'packages/cloud/package.json',
      '{ "name": "@shop/infrastructure" }',
      'packages/cloud is called "@shop/infrastructure", and must not be',
    ],
    [
      'cloud/project.json',
      '{ "name": "infrastructure" }',
      'cloud is called "infrastructure", and must not be',
    ],
  ])('refuses %s, in place of the CDK app or with its name', async (path, text, problem) => {
    workspace.write(path, text);
    await expect(add()).rejects.toThrow(problem);
    expect(existsSync(join(workspace.root, 'gatehouse.json'))).toBe(false);
  });

  it('keeps existing comments, plugins, versions and TypeScript options', async () => {
    const base = read('tsconfig.base.json');
    await add();
    expect(read('tsconfig.base.json')).toBe(base);
    expect(read('nx.json')).toMatchSnapshot();
    expect(json('package.json')).toMatchObject({
      workspaces: ['packages/*', 'apps/*', 'libs/*'],
      dependencies: { '@gatehouse/bundle': expect.stringMatching(/^\^\d/) },
      devDependencies: { typescript: '~6.0.1', '@gatehouse/nx': expect.stringMatching(/^\^\d/) },
    });
  });

  it('changes nothing the second time, and leaves everything in sync', async () => {
    await add();
    expect(await add()).toEqual([]);
    await workspace.generate((tree) => service(tree, { name: 'payments' }));
    expect(await add()).toEqual([]);
    expect(await workspace.generate((tree) => void sync(tree))).toEqual([]);
  });

  it('adds what is missing after it was interrupted', async () => {
    const all = await add();
    const lost = [
      '.github/workflows/deliver.yml',
      'security/action-pins.json',
      'security/base-images.json',
      'security/tools/Dockerfile',
    ];
    for (const file of lost) rmSync(join(workspace.root, file));
    workspace.write('nx.json', NX_JSON);
    expect(all).toEqual(expect.arrayContaining(lost));
    expect(await add()).toEqual([...lost, 'nx.json'].sort());
    rmSync(join(workspace.root, 'security/tools/Dockerfile'));
    expect(await add()).toEqual(['security/tools/Dockerfile']);
  });

  it('indents JSON in a workspace without a formatter', async () => {
    await add();
    await workspace.generate((tree) => service(tree, { name: 'payments' }));
    for (const file of ['security/policy.json', 'apps/payments/service.json'])
      expect([file, read(file)]).toEqual([file, expect.stringMatching(/^\{\n {2}"[^]*\n\}\n$/)]);
  });

  it('refuses a workspace of yarn, and one that excludes the folder of services', async () => {
    workspace.write('yarn.lock', '');
    rmSync(join(workspace.root, 'package-lock.json'));
    await expect(add()).rejects.toThrow('The package manager is yarn, and must be npm or pnpm');
    rmSync(join(workspace.root, 'yarn.lock'));
    workspace.write('pnpm-workspace.yaml', "packages: ['packages/*', '!apps/*']\n");
    await expect(add()).rejects.toThrow('pnpm-workspace.yaml: "!apps/*" excludes apps');
  });

  it("lets services use the workspace's scope, licence and versions, and no path of another repository", async () => {
    await add();
    const changed = await workspace.generate((tree) => service(tree, { name: 'payments' }));
    expect(json('apps/payments/package.json')).toMatchObject({
      name: '@shop/payments',
      private: true,
      license: 'Apache-2.0',
      dependencies: { '@gatehouse/service-kit': expect.stringMatching(/^\^\d/) },
    });
    for (const path of changed)
      expect([path, read(path)]).toEqual([
        path,
        expect.not.stringMatching(/\.\.\/(?:libs|tools)\//),
      ]);
    expect(json('apps/payments/tsconfig.json')).toMatchObject({
      extends: ['../../tsconfig.base.json', '@gatehouse/bundle/service.tsconfig.json'],
      references: [],
    });
  });

  it('accepts a pnpm workspace, with its own package list, links, image and jobs', async () => {
    rmSync(join(workspace.root, 'package-lock.json'));
    workspace.write(
      'package.json',
      JSON.stringify({ name: '@shop/source', packageManager: 'pnpm@12.21.0' }),
    );
    workspace.write(
      'pnpm-workspace.yaml',
      "# Of the team.\npackages:\n  - 'packages/*'\nallowBuilds:\n  nx: true\n",
    );
    await add();
    expect(read('pnpm-workspace.yaml')).toBe(
      '# Of the team.\npackages:\n  - \'packages/*\'\n  - apps/*\n  - libs/*\nallowBuilds:\n  nx: true\n  "@parcel/watcher": false\n  "@swc/core": false\n  esbuild: false\n  unrs-resolver: false\n',
    );
    expect(json('package.json')['workspaces']).toBeUndefined();
    expect(await add()).toEqual([]);
    expect(read('.github/actions/setup/action.yml')).toContain(
      '- run: npm install --global pnpm@12.21.0\n      shell: bash\n    - uses: actions/setup-node@',
    );
    await workspace.generate((tree) => service(tree, { name: 'payments' }));
    expect(read('apps/payments/Dockerfile')).toContain('pnpm install --frozen-lockfile');
    expect(await workspace.generate((tree) => void sync(tree))).toEqual([]);
  });

  it('refuses pnpm with another layout of node_modules, and a package.json that names another manager', async () => {
    rmSync(join(workspace.root, 'package-lock.json'));
    workspace.write('package.json', JSON.stringify({ name: 'shop', packageManager: 'yarn@4.0.0' }));
    workspace.write('pnpm-workspace.yaml', 'nodeLinker: hoisted\n');
    const message = await add().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).toContain('\n- package.json: "packageManager" must be pnpm with its version');
    expect(message).toContain('\n- pnpm-workspace.yaml: the node linker is "hoisted", and must');
  });

  it("leaves the team's ESLint configuration and workflows unchanged, and adds none beside them", async () => {
    workspace.write('eslint.config.js', 'export default [];\n');
    workspace.write('.github/workflows/ci.yml', 'name: ours\n');
    const changed = await add();
    expect(changed.filter((path) => /eslint|\.github|action-pins/.test(path))).toEqual([]);
    expect(existsSync(join(workspace.root, 'security/tools/Dockerfile'))).toBe(false);
  });

  it('lists all conflicts and writes nothing', async () => {
    workspace.write('gatehouse.json', '{ "organisation": "not a name" }');
    workspace.write('security/policy.json', '{ "rules": [] }');
    workspace.write('security/base-images.json', '{}');
    workspace.write(
      'package.json',
      JSON.stringify({ name: 'shop', devDependencies: { jest: '^29.0.0' } }),
    );
    const message = await add().then(
      () => '',
      (error: Error) => error.message,
    );
    for (const file of ['gatehouse.json:', 'security/policy.json ', 'security/base-images.json:'])
      expect(message).toContain(`\n- ${file}`);
    expect(message).toContain('\n- package.json: "workspaces" must be a list');
    expect(message).toContain('\n- package.json: "jest" is 29');
    expect(existsSync(join(workspace.root, 'security/exceptions'))).toBe(false);
  });

  it.each([
    [{ organisation: 'no spaces' }, 'organisation'],
    [{ region: 'europe' }, 'region'],
    [{ environments: 'one,one' }, '--environments: "one" is there more than once'],
  ])('refuses %j', async (options, message) => {
    await expect(add(options)).rejects.toThrow(message);
  });

  it('refuses an organisation that differs from that of an existing gatehouse.json', async () => {
    await add({ organisation: 'acme' });
    await expect(add({ organisation: 'other' })).rejects.toThrow(
      '--organisation is "other", and gatehouse.json has "acme"',
    );
  });
});
