import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createBundler } from './service-bundle.ts';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-service-bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

it('uses the sources of a library of Nx’s own generator, not its build output', async () => {
  const conditions = { compilerOptions: { customConditions: ['@x/source'] } };
  write('tsconfig.base.json', JSON.stringify(conditions));
  const exports = { '.': { '@x/source': './src/index.ts', default: './dist/index.js' } };
  write('libs/money/package.json', JSON.stringify({ name: '@x/money', type: 'module', exports }));
  write('libs/money/src/index.ts', `export * from './lib/money.js';`);
  write('libs/money/src/lib/money.ts', `export const money: string = 'from the source';`);
  write('libs/money/dist/index.js', `export const money = 'from an old build';`);
  mkdirSync(join(root, 'node_modules/@x'), { recursive: true });
  symlinkSync('../../libs/money', join(root, 'node_modules/@x/money'));
  write('apps/a/src/main.ts', `import { money } from '@x/money';\nconsole.log(money);`);
  const bundler = await createBundler(root, join(root, 'apps/a'), false);
  const { main, sources } = await bundler.bundle();
  await bundler.close();
  expect(readFileSync(main, 'utf8')).toContain('from the source');
  expect(sources).toContain(join(root, 'libs/money/src/lib/money.ts'));
});
