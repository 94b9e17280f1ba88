import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOptions, Variant } from '../harness/benchmark.ts';
import { short, ratio } from '../harness/format.ts';
import { inRounds, type Measured } from '../harness/rounds.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import { buildCli, FROM_SOURCES } from './build-cli.ts';
import { isInstalled, measureProcess, type ProcessMeasurement } from './measure-process.ts';
import { POLICY } from './policy.ts';
import { IMAGE, writeTrivyReport } from './write-trivy-report.ts';

type Results = Measured<Variant & { group: string }, ProcessMeasurement>[];

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
    return { tables: tablesOf(measured), measured };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What people have to read such a file with; none of them decides. */
const PEERS = [
  {
    program: 'jq',
    label: 'jq, counting severities',
    args: ['[.Results[].Vulnerabilities[]?.Severity] | group_by(.) | map({(.[0]): length}) | add'],
  },
  {
    program: 'trivy',
    label: 'trivy convert, to SARIF',
    args: ['convert', '--quiet', '--format', 'sarif'],
  },
];

function tablesOf(measured: Results): Table[] {
  const groups = [...new Set(measured.map(({ variant }) => variant.group))];
  return groups.map((group) => {
    const rows = measured.filter(({ variant }) => variant.group === group);
    const of = (row: Results[number] | undefined, key: keyof ProcessMeasurement) =>
      (row?.measurements ?? []).map((one) => one[key]);
    return {
      title: group,
      header: ['program', 's', 'CPU s', 'MB at the most', 'times the first: s', 'MB'],
      rows: rows.map((row) => [
        row.variant.label,
        short(median(of(row, 'seconds'))),
        short(median(of(row, 'cpuSeconds'))),
        short(Math.max(...of(row, 'megabytes'))),
        ratio(ratioToBase(of(row, 'seconds'), of(rows[0], 'seconds'))),
        ratio(ratioToBase(of(row, 'megabytes'), of(rows[0], 'megabytes'))),
      ]),
    };
  });
}
