import { parseArgs } from 'node:util';
import { renderReport } from './report.ts';
import { runTable, type Result } from './run-cases.ts';
import { tables } from './tables/tables.ts';

/** `npm run conformance [-- --json] [service ...]`; exits with code 1 if a response is wrong. */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
});

const results: Result[] = [];
for (const table of tables)
  if (positionals.length === 0 || positionals.includes(table.service))
    results.push(...(await runTable(table)));
process.stdout.write(
  values.json ? `${JSON.stringify(results, undefined, 2)}\n` : renderReport(results),
);
process.exitCode = results.some(({ verdict }) => verdict === 'wrong') ? 1 : 0;
