import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOptions } from '../harness/benchmark.ts';
import { inRounds } from '../harness/rounds.ts';
import type { Table } from '../harness/table.ts';
import { buildCli, FROM_SOURCES } from './build-cli.ts';
import { isInstalled, measureProcess } from './measure-process.ts';
import { POLICY } from './policy.ts';
import { IMAGE, writeTrivyReport } from './write-trivy-report.ts';
import { PEERS } from './peers.ts';
import { type Results, reportTables } from './report-tables.ts';

/** What the gate says of these reports: blocked. */
const DECIDED = [1];

/** Reading whole reports and deciding on them, in whole processes, beside other programs that read the same. */
export async function measureWholeReports(
  quick: boolean,
  rounds: number,
  progress: RunOptions['progress'],
): Promise<{ tables: Table[]; measured: Results }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-reports-'));
  try {
    const file = (name: string) => join(folder, name);
    writeFileSync(
      file('policy.json'),
      JSON.stringify({ ...POLICY, environments: { production: {} } }),
    );
    const cli = await buildCli();
    const gate = (program: string, reports: readonly string[]) => [
      ...[process.execPath, program, 'gate', '--service', 'payments'],
      ...['--environment', 'production', '--image', IMAGE],
      ...['--policy', file('policy.json'), '--exceptions', file('none')],
      ...reports.flatMap((report) => ['--report', report]),
    ];
    const sizes = quick ? [10_000] : [10_000, 100_000];
    for (const findings of [10, ...sizes]) {
      progress(`writing a report of ${findings} findings`);
      await writeTrivyReport(file(`${findings}.json`), findings, new Date());
    }
    const variants = [
      { program: cli, label: 'gatehouse gate, from JavaScript' },
      { program: FROM_SOURCES, label: 'gatehouse gate, from TypeScript' },
    ].map(({ program, label }, at) => ({
      ...{ name: `small-${at}`, label, group: 'one report of 10 findings' },
      run: () => measureProcess(gate(program, [file('10.json')]), DECIDED),
    }));
    for (const findings of sizes) {
      const report = file(`${findings}.json`);
      const megabytes = Math.round(statSync(report).size / 1_024 / 1_024);
      const group = `${findings.toLocaleString('en')} findings, ${megabytes} MB`;
      variants.push({
        ...{ name: `gate-${findings}`, label: 'gatehouse gate', group },
        run: () => measureProcess(gate(cli, [report]), DECIDED),
      });
      variants.push({
        ...{ name: `gate-twice-${findings}`, label: 'gatehouse gate, two such files', group },
        run: () => measureProcess(gate(cli, [report, report]), DECIDED),
      });
      for (const { program, label, args } of PEERS)
        if (isInstalled(program))
          variants.push({
            ...{ name: `${program}-${findings}`, label, group },
            run: () => measureProcess([program, ...args, report]),
          });
    }
    const measured = await inRounds(
      variants,
      rounds,
      ({ run }) => Promise.resolve(run()),
      progress,
    );
    return { tables: reportTables(measured), measured };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
