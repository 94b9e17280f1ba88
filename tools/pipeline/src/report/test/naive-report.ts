import type { DeploymentRecord } from '../../records/deployment-schema.ts';
import { findingsOf } from '../../records/finding-at.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import type { PipelineRecord } from '../../records/record.ts';

/**
 * The figures of the report, computed as slowly and plainly as possible: every question reads all records, and days are
 * strings. It shares no code with what it verifies.
 */
type Seen = ReturnType<typeof findingsOf>[number] & { key: string };
interface Stay {
  place: string;
  service: string;
  key: string;
  severity: string;
  opened: string;
  since: string;
  returned: boolean;
  action: string;
  how?: string;
  ended?: string;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
const fromNumber = (day: number) => iso(day * 24 * 60 * 60 * 1000);
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
const plus = (day: string, days: number) => iso(Date.parse(day) + days * 24 * 60 * 60 * 1000);
const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);
const good = (d: DeploymentRecord) => ['deployed', 'unchanged'].includes(d.outcome);
const nearest = (values: number[], percent: number) => {
  const sorted = values.slice().sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  for (let at = 0; at < sorted.length; at += 1)
    if ((at + 1) * 100 >= percent * sorted.length) return sorted[at];
  return undefined;
};
const spread = (values: number[]) => ({
  count: values.length,
  median: nearest(values, 50),
  p90: nearest(values, 90),
});

export function naiveReport(
  given: readonly PipelineRecord[],
  options: {
    now: number;
    since: string;
    services: readonly string[];
    environments: readonly string[];
    /** Base images of today. */
    bases: readonly string[];
  },
) {
  const { now, since } = options;
  const today = iso(now);
  const unique = new Map<string, PipelineRecord>();
  for (const record of given) {
    const writer = record.kind === 'rollback' ? 'deploy' : record.kind;
    unique.set([writer, record.environment, record.service, record.sequence].join('/'), record);
  }
  const records = [...unique.values()].filter((r) => r.at <= now).sort((a, b) => a.at - b.at);
  const placeOf = (r: PipelineRecord) => `${r.service} ${r.environment}`;
  const names = [...new Set(records.map(placeOf))].sort();
  const isGate = (r: PipelineRecord): r is GateRecord => r.kind === 'gate' || r.kind === 'rescan';
  const seen = (gate: GateRecord): Seen[] =>
    findingsOf(gate.findings).map((f) => ({ ...f, key: `${f.id} ${f.package}` }));

  const stays: Stay[] = [];
  const latestFindings: Seen[] = [];
  const decided = new Map<string, { day: string; rank: number }>();
  const decide = (key: string, day: string, rank: number) => {
    const old = decided.get(key);
    if (!old || day > old.day || (day === old.day && rank > old.rank))
      decided.set(key, { day, rank });
  };
  const inPeriod = (day: string) => day >= since && day <= today;
  const delivery: Record<string, unknown> = {};
  const blocks: Record<string, number> = { right: 0, accepted: 0, wrong: 0, open: 0, rule: 0 };
  const minutes: number[] = [];
  const undecided: GateRecord[] = [];
  const alone: Record<string, number> = {};
  const late: string[] = [];
  const expiring: string[] = [];
  const behind: string[] = [];
  const oldBases: string[] = [];
  const blocked: string[] = [];
  const lacking: string[] = [];
  const unscanned: string[] = [];
  const runsBlocked: string[] = [];
  const order = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NEGLIGIBLE'];
  /** Whether a scan has all findings of a severity, and omitted at most milder ones. */
  const hasAll = (scan: GateRecord, severity: string) =>
    order.every((each, at) => at > order.indexOf(severity) || !scan.omitted[each]);

  for (const name of names) {
    const own = records.filter((r) => placeOf(r) === name);
    const [service = '', environment = ''] = name.split(' ');
    const exists = options.services.includes(service) && options.environments.includes(environment);
    const gates = own.filter(isGate);
    const deployments = own.filter((r): r is DeploymentRecord => !isGate(r));
    const cache = new Map(gates.map((gate) => [gate, new Map(seen(gate).map((f) => [f.key, f]))]));

    // The running image and its last complete scan, after each record.
    const deploys: DeploymentRecord[] = [];
    const complete: GateRecord[] = [];
    const views = own.map((record) => {
      if (!isGate(record)) {
        if (good(record)) deploys.push(record);
      } else if (record.outcome !== 'undecided') complete.push(record);
      const rescans = deploys.length > 0 ? [] : complete.filter((r) => r.kind === 'rescan');
      const told: PipelineRecord[] = deploys.length > 0 ? deploys : rescans;
      const image = told.at(-1)?.image;
      let index = told.length - 1;
      while (index > 0 && told[index - 1]!.image === image) index -= 1;
      const scan = complete.findLast((r) => r.image === image);
      return { at: record.at, image, runsSince: told[index]?.at ?? 0, scan };
    });
    const keys = new Set([...cache.values()].flatMap((map) => [...map.keys()]));
    for (const key of keys) {
      let stay: Stay | undefined;
      let lastImage: string | undefined;
      let ever = false;
      for (const view of views) {
        if (!view.scan) continue;
        const finding = cache.get(view.scan)!.get(key);
        const day = iso(view.at);
        if (finding && !finding.notAffected) {
          if (!stay) {
            const first = finding.firstSeen === undefined ? day : fromNumber(finding.firstSeen);
            stay = {
              ...{ place: name, service, key, severity: finding.severity, opened: day },
              action: finding.action,
              since: ever ? day : earlier(day, first),
              returned: ever,
            };
            stays.push(stay);
            ever = true;
          }
          stay.severity = finding.severity;
          stay.action = finding.action;
          lastImage = view.image;
        } else if (stay && (finding || hasAll(view.scan, stay.severity))) {
          stay.how = finding ? 'not-affected' : lastImage === view.image ? 'withdrawn' : 'patched';
          stay.ended = later(stay.how === 'patched' ? iso(view.runsSince) : day, stay.opened);
          stay = undefined;
        }
      }
      if (stay && !exists) {
        stay.how = 'retired';
        stay.ended = later(iso(own.at(-1)!.at), stay.opened);
      }
    }
    const end = views.at(-1)!;
    if (exists && end.scan) {
      const found = [...cache.get(end.scan)!.values()];
      latestFindings.push(...found);
      for (const { seenBy } of found.filter((f) => f.seenBy.length === 1)) {
        const scanner = end.scan.scanners[seenBy[0]!]!;
        alone[scanner] = (alone[scanner] ?? 0) + 1;
      }
    }

    for (const gate of gates)
      if (gate.outcome !== 'undecided' && inPeriod(iso(gate.at)))
        for (const f of cache.get(gate)!.values())
          if (f.action === 'except')
            decide(`${service} ${f.key}`, iso(gate.at), f.notAffected ? 1 : 0);

    const releases = gates.filter((g) => g.kind === 'gate');
    releases.forEach((gate, at) => {
      if (!inPeriod(iso(gate.at))) return;
      minutes.push(gate.milliseconds / 1000 / 60);
      if (gate.outcome === 'undecided') undecided.push(gate);
      if (gate.outcome !== 'blocked') return;
      const blocking = [...cache.get(gate)!.values()].filter((f) => f.action === 'block');
      const passed = releases.slice(at + 1).filter((g) => g.outcome === 'passed')[0];
      let what = 'open';
      if (blocking.length === 0) what = 'rule';
      else if (passed) {
        const left = blocking.map((f) => cache.get(passed)!.get(f.key));
        if (left.includes(undefined)) what = 'right';
        else what = left.some((f) => !f!.notAffected) ? 'accepted' : 'wrong';
      }
      blocks[what] = (blocks[what] ?? 0) + 1;
    });

    const tries = deployments.filter(
      (d) =>
        d.kind === 'deploy' && inPeriod(iso(d.at)) && ['deployed', 'failed'].includes(d.outcome),
    );
    if (tries.length > 0) {
      const nextGood = (d: DeploymentRecord) =>
        deployments.filter((o) => o.at > d.at && good(o))[0];
      const failures = tries.filter(
        (d) => d.outcome === 'failed' || nextGood(d)?.kind === 'rollback',
      );
      const done = tries.filter((d) => d.outcome === 'deployed');
      delivery[name] = {
        deployments: done.length,
        perWeek: (done.length * 7) / (daysBetween(since, today) + 1),
        leadTime: spread(done.map((d) => (d.at - d.committedAt!) / 3_600_000)),
        failures: failures.length,
        failureRate: failures.length / tries.length,
        restore: spread(
          failures.flatMap((d) => (nextGood(d) ? [(nextGood(d)!.at - d.at) / 3_600_000] : [])),
        ),
      };
    }
    if (exists) {
      const lastGate = releases.at(-1);
      const lastRescan = gates.filter((g) => g.kind === 'rescan').at(-1);
      const line = (at: number) => `${name} ${iso(at)}`;
      if (lastGate?.outcome === 'blocked') blocked.push(line(lastGate.at));
      if (lastGate?.outcome === 'undecided') lacking.push(line(lastGate.at));
      if (lastRescan && lastRescan.image === end.image) {
        if (lastRescan.outcome === 'blocked') runsBlocked.push(line(lastRescan.at));
        if (lastRescan.outcome === 'undecided') lacking.push(line(lastRescan.at));
      }
      if (end.image && (!end.scan || now - end.scan.at > 48 * 60 * 60 * 1000)) {
        const ran = deployments.filter((d) => d.image === end.image && good(d)).at(-1);
        unscanned.push(line((end.scan ?? ran!).at));
      }

      // Open findings that were first seen too many days ago.
      const allowed = (severity: string) => end.scan?.ticketWithin[severity] ?? Infinity;
      const overdue = stays.filter(
        (s) =>
          s.place === name &&
          s.how === undefined &&
          s.action !== 'except' &&
          daysBetween(s.since, today) >= allowed(s.severity),
      );
      if (overdue.length > 0)
        late.push(`${name} ${overdue.map((s) => s.since).sort()[0]} ${overdue.length}`);

      // Exceptions of the last gate that made a decision.
      const decisive = gates.filter((g) => g.outcome !== 'undecided').at(-1);
      for (const { vulnerability, expires } of decisive?.exceptions ?? [])
        if (iso(expires) <= plus(today, 14))
          expiring.push(`${name} ${iso(expires)} ${vulnerability}`);

      // Images of this service that started to run in any environment after the image that runs
      // here.
      const released = records.filter(
        (r): r is DeploymentRecord =>
          r.kind === 'deploy' &&
          r.service === service &&
          options.environments.includes(r.environment) &&
          good(r),
      );
      const firstRan = (image: string) =>
        Math.min(...released.filter((r) => r.image === image).map((r) => r.at));
      const images = [...new Set(released.map((r) => r.image!))];
      if (end.image && images.includes(end.image)) {
        const newer = images.map(firstRan).filter((at) => at > firstRan(end.image!));
        if (newer.length > 0)
          behind.push(
            `${name} ${iso(Math.min(...newer))} ${newer.length} ${iso(Math.max(...newer))}`,
          );
      }

      // The base images of the running image, from any record of its deployment.
      const builtWith = records.flatMap((r) =>
        r.kind === 'deploy' && r.image === end.image && r.bases ? [r.bases] : [],
      );
      const old = (builtWith[0] ?? []).filter((base) => !options.bases.includes(base));
      if (old.length > 0) {
        const last = deployments.filter((d) => d.image === end.image && good(d)).at(-1)!;
        oldBases.push(`${name} ${iso(last.at)} ${old.length}`);
      }
    }
  }
  for (const s of stays)
    if (s.how === 'patched' && inPeriod(s.ended!)) decide(`${s.service} ${s.key}`, s.ended!, 2);

  const openOn = (day: string, some = stays) =>
    some.filter((s) => s.opened <= day && (s.ended === undefined || s.ended > day));
  const per = <T>(make: (severity: string) => T) =>
    Object.fromEntries(order.map((severity) => [severity, make(severity)]));
  const ofSeverity = (severity: string) => (s: Stay) => s.severity === severity;
  const weeks: string[] = [];
  for (let day = since; day < today; day = plus(day, 1))
    if (new Date(`${day}T12:00:00Z`).getUTCDay() === 0) weeks.push(day);
  weeks.push(today);
  const thisWeek = (day: string | undefined) =>
    day !== undefined && day <= today && daysBetween(day, today) < 7;
  const ranks = [...decided.values()].map(({ rank }) => rank);
  const quarters = new Map<string, string[]>();
  for (let day = since; day <= today; day = plus(day, 1)) {
    const name = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    quarters.set(name, [...(quarters.get(name) ?? []), day]);
  }
  const medium = stays.filter(ofSeverity('MEDIUM'));
  return {
    weeks,
    open: per((severity) => openOn(today).filter(ofSeverity(severity)).length),
    history: per((severity) => weeks.map((day) => openOn(day).filter(ofSeverity(severity)).length)),
    records: records.length,
    environments: [...new Set(records.map((r) => r.environment))].sort(),
    openByService: Object.fromEntries(
      [...new Set(stays.map((s) => s.service))].map((service) => [
        service,
        per((x) => openOn(today).filter((s) => ofSeverity(x)(s) && s.service === service).length),
      ]),
    ),
    services: Object.fromEntries(
      [...new Set(stays.map((s) => s.service))].map((service) => [
        service,
        per((severity) => {
          const own = stays.filter((s) => s.service === service && s.severity === severity);
          return weeks.map((day) => openOn(day, own).length);
        }),
      ]),
    ),
    thisWeek: {
      new: per(
        (x) => stays.filter((s) => ofSeverity(x)(s) && !s.returned && thisWeek(s.opened)).length,
      ),
      returned: per(
        (x) => stays.filter((s) => ofSeverity(x)(s) && s.returned && thisWeek(s.opened)).length,
      ),
      ...Object.fromEntries(
        [
          ['fixed', 'patched'],
          ['notAffected', 'not-affected'],
          ['withdrawn', 'withdrawn'],
        ].map(([figure, how]) => [
          figure,
          per(
            (x) =>
              stays.filter((s) => ofSeverity(x)(s) && s.how === how && thisWeek(s.ended)).length,
          ),
        ]),
      ),
    },
    age: per((x) =>
      spread(
        openOn(today)
          .filter(ofSeverity(x))
          .map((s) => daysBetween(s.since, today)),
      ),
    ),
    timeToPatch: per((x) =>
      spread(
        stays
          .filter((s) => ofSeverity(x)(s) && s.how === 'patched' && inPeriod(s.ended!))
          .map((s) => daysBetween(s.since, s.ended!)),
      ),
    ),
    mediumDebt: [...quarters].map(([quarter, days]) => ({
      quarter,
      opened: medium.filter((s) => days.includes(s.opened)).length,
      patched: medium.filter((s) => s.how === 'patched' && days.includes(s.ended!)).length,
      open: openOn(days.at(-1)!, medium).length,
    })),
    decided: {
      notAffected: ranks.filter((rank) => rank === 1).length,
      accepted: ranks.filter((rank) => rank === 0).length,
      patched: ranks.filter((rank) => rank === 2).length,
      falsePositiveRate:
        ranks.length === 0 ? undefined : ranks.filter((rank) => rank === 1).length / ranks.length,
    },
    compared: latestFindings.length,
    seenByOne: latestFindings.filter((f) => f.seenBy.length === 1).length,
    ratedDifferently: latestFindings.filter((f) => f.ratedDifferently).length,
    outsideBundle: per(
      (x) => latestFindings.filter((f) => f.severity === x && f.outsideBundle).length,
    ),
    ...{ delivery, blocks, alone },
    gates: minutes.length,
    minutesEach: spread(minutes),
    undecided: undecided.length,
    attention: { blocked, runsBlocked, lacking, unscanned, late, expiring, behind, oldBases },
    minutes: minutes.reduce((a, b) => a + b, 0),
  };
}
