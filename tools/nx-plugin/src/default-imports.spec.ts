import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

it('no generator imports the default of a package: Nx loads generators as CommonJS on Node 20, where it is undefined', () => {
  const found = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .filter((file) =>
      /^import [\w$]+(?:, .*)? from '(?!\.|node:)/m.test(
        readFileSync(join(import.meta.dirname, file), 'utf8'),
      ),
    );
  expect(found).toEqual([]);
});
