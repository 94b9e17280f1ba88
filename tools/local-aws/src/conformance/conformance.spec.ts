import { readFileSync } from 'node:fs';
import { renderRefusals } from './report.ts';
import { runTable, type Result } from './run-cases.ts';
import { tables } from './tables/tables.ts';

const results: Result[] = [];

it.each(tables.map((table) => [table.service, table] as const))(
  '%s responds to every case as AWS does, or refuses it by name',
  async (_, table) => {
    const found = await runTable(table);
    results.push(...found);
    expect(found.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  },
);

it('lists what it refuses in the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, listed] = /<!-- refusals -->\n\n?([^]*?)\n?\n?<!-- \/refusals -->/.exec(readme) ?? [];
  expect(listed).toBe(renderRefusals(results));
});
