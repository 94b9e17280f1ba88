import { createHash } from 'node:crypto';
import { SEVERITIES, type Severity } from '../../gate/model/severity.ts';
import type { WrittenDeployment } from '../../records/deployment-schema.ts';
import type { WrittenGate } from '../../records/gate-schema.ts';
import type { RecordedFinding } from '../../records/recorded-finding.ts';
import { tableOf } from '../../records/table-of.ts';
import { momentIn } from './moment-in.ts';
import { randomOf } from './random-of.ts';

const DAY_MS = 86_400_000;
/** Zones in which moments are written, so that days of UTC and of the text differ. */
const OFFSETS = ['Z', '+02:00', '+01:00', '-05:00', '-08:00', '+05:30', '+13:00'];

export interface Year {
  readonly records: readonly (WrittenGate | WrittenDeployment)[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  /** Base images of the last day. */
  readonly bases: readonly string[];
}

/** Base images of a build on a day: one has a newer digest every 30 days, the other every 45. */
const basesOf = (day: number): string[] =>
  (
    [
      ['docker.io/library/node:26', 30],
      ['gcr.io/distroless/nodejs26:nonroot', 45],
    ] as const
  ).map(([name, days]) => `${name}@sha256:${sha256(`${name} ${Math.floor(day / days)}`)}`);

const runOf = (number: string) => `https://github.com/acme/services/actions/runs/${number}`;
/** The day on which an exception ends, as of a day: it is requested again every 30 days. */
const endOfException = (id: string, day: number) => {
  const shift = Number(id.slice(-2)) % 30;
  return Math.ceil((day + 1 + shift) / 30) * 30 - shift;
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A record with many findings has no room for the mildest. */
function findingsAndOmitted(found: readonly RecordedFinding[], most: number) {
  const worstFirst = SEVERITIES.flatMap((severity) =>
    found.filter((finding) => finding.severity === severity),
  );
  const omitted: Record<string, number> = {};
  for (const { severity } of worstFirst.slice(most))
    omitted[severity] = (omitted[severity] ?? 0) + 1;
  return { findings: tableOf(worstFirst.slice(0, most)), omitted };
}

interface Vulnerability {
  readonly finding: RecordedFinding;
  /** Days: when it became known, from which build on it is in, and from which on it is fixed. */
  readonly known: number;
  readonly from: number;
  readonly fixed: number;
  readonly notAffectedFrom: number;
  readonly accepted: readonly [number, number];
}

interface YearOptions {
  readonly services: number;
  readonly findings: number;
  readonly seed?: number;
  /** Last moment of the year. */
  readonly now: number;
}

/**
 * A year of records: one re-scan a night, with gaps, about one deployment a week, failures and roll-backs, services
 * that come and go, "live", which is renamed to "production", and some duplicate records.
 */
export function generatedYear({ services, findings, seed = 7, now }: YearOptions): Year {
  const random = randomOf(seed);
  const today = Math.floor(now / DAY_MS);
  const first = today - 365;
  const renamed = first + 150;
  const records: (WrittenGate | WrittenDeployment)[] = [];
  const chains = new Map<string, number>();
  const next = (key: string) => {
    const sequence = (chains.get(key) ?? 0) + 1;
    chains.set(key, sequence);
    return sequence;
  };
  const names = Array.from(
    { length: services },
    (_, at) => `service-${String(at).padStart(3, '0')}`,
  );
  const current: string[] = [];
  for (const service of names) {
    const begins = first + (random(3) === 0 ? random(200) : 0);
    const ends = random(10) === 0 ? begins + 100 + random(100) : Infinity;
    if (ends > today) current.push(service);
    const vulnerabilities = Array.from({ length: findings }, (_, at) => vulnerability(at, first));
    const running = new Map<string, { image: string; built: number }>();
    const gated = (
      day: number,
      hour: number,
      environment: string,
      kind: 'gate' | 'rescan',
      image: string,
      built: number,
    ) => {
      const at = day * DAY_MS + hour * 3_600_000 + random(3_600_000);
      const found = vulnerabilities.flatMap((each) => {
        const isIn = each.known <= day && built >= each.from && built < each.fixed;
        if (!isIn || at > now) return [];
        const notAffected = day >= each.notAffectedFrom;
        const accepted = day >= each.accepted[0] && day < each.accepted[1];
        const action =
          notAffected || accepted
            ? ('except' as const)
            : each.finding.severity === 'CRITICAL'
              ? ('block' as const)
              : each.finding.action;
        return [{ ...each.finding, notAffected, action }];
      });
      const blocked = found.some(({ action }) => action === 'block');
      // One service in ten has a scanner that has failed since yesterday.
      const isBroken = service.endsWith('3') && day > today - 2;
      const failed = random(40) === 0 || isBroken;
      const outcome = failed
        ? ('undecided' as const)
        : blocked
          ? ('blocked' as const)
          : ('passed' as const);
      if (at > now) return outcome;
      records.push({
        ...{ version: 2, kind, sequence: next(`${kind} ${environment} ${service}`) },
        at: momentIn(at, OFFSETS[random(OFFSETS.length)] as string),
        ...{ service, environment, milliseconds: 30_000 + random(300_000), image, outcome },
        undecided: failed ? ['trivy.json: cannot be read (ENOENT)'] : [],
        blocks: [],
        ticketWithin: { MEDIUM: 30 },
        scanners: ['grype', 'trivy'],
        // A re-scan of all services is one run; a delivery is one of its own.
        run: runOf(kind === 'rescan' ? `${day}` : `${day}${service.slice(-3)}`),
        exceptions: found
          .filter(({ action }) => action === 'except')
          .map(({ id, notAffected }) => ({
            file: `security/exceptions/${id}.json`,
            vulnerability: id,
            owner: 'payments',
            expires: momentIn(endOfException(id, day) * DAY_MS, '+13:00'),
            notAffected,
            findings: 1,
          })),
        ...findingsAndOmitted(failed ? [] : found, (day + hour) % 29 === 0 ? 6 : Infinity),
      });
      return outcome;
    };
    const deployed = (
      day: number,
      hour: number,
      environment: string,
      change: Partial<WrittenDeployment>,
    ) => {
      const at = day * DAY_MS + hour * 3_600_000 + random(3_600_000);
      if (at > now) return;
      records.push({
        ...{ version: 2, kind: 'deploy', sequence: next(`deploy ${environment} ${service}`) },
        at: momentIn(at, OFFSETS[random(OFFSETS.length)] as string),
        ...{ service, environment, milliseconds: 120_000, outcome: 'deployed' },
        run: runOf(`${day}${service.slice(-3)}`),
        committedAt: momentIn(at - random(3 * DAY_MS), OFFSETS[random(OFFSETS.length)] as string),
        ...change,
      });
    };

    for (let day = begins; day <= Math.min(today, ends); day += 1) {
      const environments = ['development', day < renamed ? 'live' : 'production'];
      if (day === begins || random(7) === 0) {
        const image = `sha256:${sha256(`${service} ${day}`)}`;
        for (const environment of environments) {
          // A re-scan that is still to come decides on what a deployment has changed.
          if (gated(day, 9, environment, 'gate', image, day) !== 'passed' && random(3) > 0)
            continue;
          const before = running.get(environment);
          const luck = random(20);
          if (luck === 0) {
            deployed(day, 11, environment, { image, outcome: 'failed' });
            continue;
          }
          deployed(day, 11, environment, { image, bases: basesOf(day) });
          running.set(environment, { image, built: day });
          if (luck === 1 && before) {
            deployed(day, 15, environment, { kind: 'rollback', image: before.image });
            running.set(environment, before);
          }
          if (luck === 2) deployed(day, 17, environment, { image, outcome: 'unchanged' });
        }
      }
      for (const environment of environments) {
        // What is renamed is deployed anew under its new name.
        if (environment === 'production' && !running.has('production') && running.has('live')) {
          const { image, built } = running.get('live') as { image: string; built: number };
          deployed(day, 1, 'production', { image });
          running.set('production', { image, built });
        }
        const runs = running.get(environment);
        // One service in ten has had no re-scan for days.
        const isSilent = service.endsWith('4') && day > today - 4;
        if (runs && random(15) > 0 && !isSilent)
          gated(day, 3, environment, 'rescan', runs.image, runs.built);
      }
    }
  }
  const twice = records.filter(() => random(200) === 0);
  return {
    records: [...records, ...twice],
    services: current,
    environments: ['development', 'production'],
    bases: basesOf(today),
  };

  function vulnerability(at: number, begin: number): Vulnerability {
    const known = begin - 60 + random(430);
    const from = random(2) === 0 ? 0 : known - random(100);
    const notAffected = random(12) === 0;
    const accepted = known + random(60);
    return {
      known,
      from,
      fixed: random(4) === 0 ? Infinity : known + random(120),
      notAffectedFrom: notAffected ? known + random(30) : Infinity,
      accepted: random(10) === 0 ? [accepted, accepted + 30 + random(60)] : [Infinity, Infinity],
      finding: {
        id: `CVE-2026-${1_000 + at}`,
        package: `package-${random(30)}`,
        severity: SEVERITIES[Math.min(4, random(3) + random(4))] as Severity,
        action: 'warn',
        fixable: random(3) > 0,
        outsideBundle: random(6) === 0,
        exploited: random(50) === 0,
        notAffected: false,
        ratedDifferently: random(8) === 0,
        seenBy: random(4) === 0 ? [random(2)] : [0, 1],
        firstSeen: random(10) === 0 ? undefined : known,
      },
    };
  }
}
