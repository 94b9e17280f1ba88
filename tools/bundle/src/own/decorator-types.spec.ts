import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProductionPackage } from '../production-packages.ts';
import { typesWriter } from './decorator-types.ts';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-types-'));
afterAll(() => rmSync(root, { recursive: true }));

const named = (name: string): ProductionPackage => ({
  ...{ name, location: `node_modules/${name}`, locked: {}, dependencies: [] },
});
const writer = (name: string) => typesWriter(root, 'apps/a', [named(name)]);
const DECORATES = '@Service() export class A { constructor(readonly b: B) {} }';

test('names @swc/core where a package reads the types of what is decorated', async () => {
  await expect(writer('typedi')?.('a.ts', DECORATES)).rejects.toMatchObject({
    errorCode: 'GH-BUNDLE-003',
    message: expect.stringContaining('run "npm install @swc/core --workspace=apps/a"'),
  });
});

test.each([
  ['a comment', '/** @Service() */ export class A {}'],
  ['a text', "export const address = 'a@Service()';"],
  ['a mistake', '@Service( class'],
])('leaves a module as it is that has an at sign in %s', async (_, text) => {
  expect(await writer('typedi')?.('a.ts', text)).toBeUndefined();
});

test('is not needed where no package reads types', () => {
  expect(writer('class-validator')).toBeUndefined();
});
