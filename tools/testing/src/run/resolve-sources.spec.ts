import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Neither has type declarations: nothing is compiled before Jest starts. */
interface Resolver {
  sync(path: string, options: { defaultResolver(path: string): string }): string;
}
interface Preset {
  default: { testEnvironmentOptions: { customExportConditions: string[] } };
}
const workspace = join(import.meta.dirname, '../../../..');
const load = async <T>(file: string) => (await import(file)) as T;
const { sync } = await load<Resolver>(join(import.meta.dirname, 'resolve-sources.js'));
const { default: preset } = await load<Preset>(join(workspace, 'jest.preset.js'));

const CONDITION = '@nx-source/gatehouse';
const files = ['./money.ts', './both.js', './both.ts', './module.mts', 'express.js'];
const defaultResolver = (path: string) => {
  if (!files.includes(path)) throw new Error(`Cannot find ${path}`);
  return path;
};

describe('the resolver of all tests', () => {
  it.each([
    ['./money.ts', './money.ts'],
    ['./money.js', './money.ts'],
    ['./module.mjs', './module.mts'],
    ['./both.js', './both.js'],
    ['express.js', 'express.js'],
  ])('finds for %s the file %s', (path, file) => {
    expect(sync(path, { defaultResolver })).toBe(file);
  });

  it.each(['./none.js', 'money.js', './money'])('finds nothing for %s, and says so', (path) => {
    expect(() => sync(path, { defaultResolver })).toThrow(/^Cannot find /);
  });
});

it('uses the same condition as the compiler for the sources of libraries', () => {
  const text = readFileSync(join(workspace, 'tsconfig.base.json'), 'utf8');
  const { compilerOptions } = JSON.parse(text) as {
    compilerOptions: { customConditions: string[] };
  };
  expect(compilerOptions.customConditions).toEqual([CONDITION]);
  expect(preset.testEnvironmentOptions.customExportConditions).toContain(CONDITION);
});
