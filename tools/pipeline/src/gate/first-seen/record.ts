import type { FirstSeen } from '../decide/deadlines.ts';
import type { Finding } from '../model/finding.ts';

/** An opened record of when a service's findings were first seen. */
export interface OpenedRecord {
  /** Its location, for messages. */
  readonly origin: string;
  /** Whether it decides; otherwise it has just been started. */
  readonly counts: boolean;
  readonly lookUp: (finding: Finding) => FirstSeen;
  /**
   * Adds findings. Readers see the old record or the new one.
   * @throws with one line if they are not recorded
   */
  readonly save: (findings: readonly Finding[]) => Promise<void>;
}

/** When each finding of a service was first seen, by `CVE-2026-0001 qs`. */
export type FirstSeenRecord = ReadonlyMap<string, FirstSeen>;

/** When a finding was first seen under any of its names; an unrecorded one is seen now. */
export function firstSeenOf(record: FirstSeenRecord, finding: Finding, now: Date): FirstSeen {
  const entries = finding.aliases.flatMap((name) => record.get(keyOf(name, finding)) ?? []);
  const fixes = entries.flatMap(({ fix }) => fix ?? []);
  return {
    finding: earliest([...entries.map((entry) => entry.finding), now]),
    fix: finding.fixedIn.length > 0 ? earliest([...fixes, now]) : undefined,
  };
}

/** The record with findings added. The earliest time always wins. */
export function recordText(
  service: string,
  record: FirstSeenRecord,
  findings: readonly Finding[],
  now: Date,
): string {
  const all = new Map(record);
  for (const finding of findings) {
    const seen = firstSeenOf(all, finding, now);
    const key = keyOf(finding.id, finding);
    const fixes = [all.get(key)?.fix, seen.fix].flatMap((fix) => fix ?? []);
    all.set(key, { ...seen, fix: fixes.length > 0 ? earliest(fixes) : undefined });
  }
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return `${JSON.stringify({ version: 1, service, findings: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** The union of two records, with the earlier time of each finding. */
export function mergeRecords(one: FirstSeenRecord, other: FirstSeenRecord): FirstSeenRecord {
  const all = new Map(one);
  for (const [key, seen] of other) {
    const known = all.get(key);
    const fixes = [known?.fix, seen.fix].flatMap((fix) => fix ?? []);
    all.set(key, {
      finding: earliest([known?.finding ?? seen.finding, seen.finding]),
      fix: fixes.length > 0 ? earliest(fixes) : undefined,
    });
  }
  return all;
}

/** Without the version: an update that keeps a vulnerability gets no new time for it. */
const keyOf = (id: string, { package: { name } }: Finding) => `${id} ${name}`;

const earliest = (moments: readonly Date[]) => new Date(Math.min(...moments.map(Number)));
