import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RULES } from './rules/index.ts';

const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');

describe('the README', () => {
  it('lists all rules, in their own words', () => {
    const rows = readme
      .slice(readme.indexOf('## Rules'))
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.replace(/\s+/g, ' '));
    expect(rows).toEqual(RULES.map(({ id, asks }) => `| \`${id}\` | ${asks} |`));
  });
});
