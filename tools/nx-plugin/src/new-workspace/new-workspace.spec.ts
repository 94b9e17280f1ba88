import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import service from '../service/generator.ts';
import sync from '../sync/generator.ts';
import { emptyWorkspace } from '../test/temporary-workspace.ts';
import { newWorkspace } from './new-workspace.ts';

const MOST_FILES = 60;
const SCREEN = 50;
const settings = {
  name: 'shop',
  organisation: 'acme',
  repository: 'services',
  region: 'eu-west-1',
  environments: ['staging', 'production'],
  service: 'orders',
};
const workspace = emptyWorkspace();
let files: string[];
beforeAll(async () => {
  files = await workspace.generate((tree) => newWorkspace(tree, settings));
});
afterAll(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');

describe('a new workspace', () => {
  it('has at most 60 files besides its first service, and none of the tools', () => {
    const own = files.filter((file) => !file.startsWith('apps/orders/'));
    expect(own.length).toBeLessThanOrEqual(MOST_FILES);
    expect(own.filter((file) => !file.startsWith('.github/'))).toMatchSnapshot();
    expect(files.filter((file) => /^(?:tools|libs)\//.test(file))).toEqual([]);
  });

  it('has a README of one screen, whose commands name the first service', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(SCREEN);
    expect(read('README.md')).toContain('npx nx serve orders');
  });

  it('names its packages after itself, publishes none, and leaves the licence to the team', () => {
    for (const [folder, name] of [
      ['.', 'workspace'],
      ['apps/orders', 'orders'],
      ['apps/infrastructure', 'infrastructure'],
    ]) {
      const json = JSON.parse(read(`${folder}/package.json`)) as object;
      expect(json).toMatchObject({ name: `@shop/${name}`, private: true });
      expect(json).not.toHaveProperty('license');
    }
  });

  it('is in sync', async () => {
    expect(await workspace.generate((tree) => void sync(tree))).toEqual([]);
  });

  it('accepts another service, named by its package', async () => {
    const changed = await workspace.generate((tree) => service(tree, { name: '@shop/payments' }));
    expect(changed).toContain('apps/payments/service.json');
    expect(JSON.parse(read('tsconfig.json'))).toMatchObject({
      references: [{ path: './apps/orders' }, { path: './apps/payments' }],
    });
  });
});
