import type { WrittenDeployment } from '../../records/deployment-schema.ts';
import type { WrittenGate } from '../../records/gate-schema.ts';
import { parseRecord, type PipelineRecord } from '../../records/record.ts';
import { tableOf } from '../../records/table-of.ts';
import { finding, gate } from '../../records/test/samples.ts';
import { deployment } from '../../records/test/samples.ts';
import { dayOf, parseDate } from '../compute/calendar.ts';
import { computeReport } from '../compute/compute-report.ts';
import type { WeeklyReport } from '../compute/weekly-report.ts';
import { generatedYear } from './generated-year.ts';

export const NOW = Date.parse('2026-11-23T06:00:00Z');
const NAMES = [
  'payments',
  'orders',
  'invoices',
  'catalogue',
  'accounts',
  'search',
  'shipping',
  'mailer',
  'reports',
  'sessions',
  'pricing',
  'stock',
  'reviews',
  'tickets',
  'archive',
  'partners',
  'refunds',
  'webhooks',
];

export const parseAll = (records: readonly (WrittenGate | WrittenDeployment)[]): PipelineRecord[] =>
  records.map((record) =>
    parseRecord(JSON.stringify(record), record.kind === 'rollback' ? 'deploy' : record.kind),
  );

/** A year of 18 services. */
export function sampleReport(): WeeklyReport {
  const named = (service: string) => NAMES[Number(service.slice(-3))] as string;
  const { records, services, environments } = generatedYear({
    ...{ services: NAMES.length, findings: 22, seed: 11, now: NOW },
  });
  return computeReport({
    records: parseAll(records).map((record) => ({ ...record, service: named(record.service) })),
    missing: [
      {
        ...{ writer: 'rescan', environment: 'production', service: 'orders' },
        sequence: 212,
        reason: 'is not there',
      },
    ],
    now: NOW,
    since: (parseDate('2026-11-23') as number) - 364,
    existing: { services: services.map(named), environments },
  });
}

const SCRIPT = `<script>globalThis.hostile = 1</script><img src=x onerror="globalThis.hostile=1">`;
/** What a record may say, and must not do. */
export const HOSTILE: readonly string[] = [
  SCRIPT,
  `"><svg onload="globalThis.hostile=1">`,
  `</style></table></details><h1>Everything is fine</h1>`,
  `\u202egnp.exe\u2066\u200b\u0000\u001b[31m\u0007`,
  'x'.repeat(110),
];

/** A report whose names are hostile. */
export function hostileReport(): WeeklyReport {
  const day = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
  const records = HOSTILE.flatMap((text, at): (WrittenGate | WrittenDeployment)[] => {
    const service = text.slice(0, 100);
    const findings = [finding({ id: text, package: text, firstSeen: dayOf(NOW) - 60 })];
    const names = { service, environment: service };
    return [
      deployment({ ...names, at: day(40) }),
      gate(findings, { ...names, kind: 'rescan', at: day(30 - at), scanners: [service, 'b'] }),
      gate(findings, {
        ...{ ...names, at: day(3), outcome: 'undecided', undecided: [text] },
        ...{ run: `javascript:globalThis.hostile=1//${at}`, findings: tableOf([]) },
      }),
    ];
  });
  return computeReport({
    records: parseAll(records),
    missing: HOSTILE.map((text, at) => ({
      ...{ writer: 'gate', environment: text, service: text.padEnd(10_000, text) },
      ...{ sequence: at, reason: text },
    })),
    now: NOW,
    since: dayOf(NOW) - 90,
  });
}
