import { findingsOf } from '../../records/finding-at.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { isGate } from '../../records/record.ts';
import { SEVERITIES, type Severity } from '../../gate/model/severity.ts';
import type { RecordedFinding } from '../../records/recorded-finding.ts';
import { sameTable } from '../../records/same-table.ts';
import { dayOf } from './calendar.ts';
import { succeeded, type ServiceHistory } from './service-history.ts';

/**
 * How a finding ended. `patched`: an image without it was deployed. `not-affected`: an exception or a VEX statement
 * says that it is harmless. `withdrawn`: scanners no longer report it for the same image. `retired`: the service or the
 * environment was removed.
 */
export type Ending = 'patched' | 'not-affected' | 'withdrawn' | 'retired';

/** The time during which a finding was in a running image. */
export interface Span {
  readonly service: string;
  readonly environment: string;
  /** `CVE-2026-0001 qs` */
  readonly key: string;
  /** As last seen. */
  finding: RecordedFinding;
  /** Day from which it counts as open here. */
  readonly opened: number;
  /** Day from which its age counts: when the service first had it or, if it returned, when it returned. */
  readonly since: number;
  readonly returned: boolean;
  ended: { readonly how: Ending; readonly day: number } | undefined;
}

/** The state of a history at the end of its records. */
export interface Timeline {
  readonly place: ServiceHistory;
  readonly spans: readonly Span[];
  /** Digest of the running image; undefined if nothing was deployed. */
  readonly running: string | undefined;
  /** The last complete scan of the running image. */
  readonly scan: GateRecord | undefined;
  /** Findings of that scan. */
  readonly findings: readonly RecordedFinding[];
}

export const keyOf = ({ id, package: name }: RecordedFinding): string => `${id} ${name}`;

/**
 * Follows a history through its records: which findings were in running images, from when to when. An image without a
 * complete scan says nothing: open findings remain open.
 * @param retired Whether the service or the environment was removed.
 */
export function timelineOf(place: ServiceHistory, retired: boolean): Timeline {
  const { service, environment } = place;
  const scans = new Map<string, { record: GateRecord; findings: readonly RecordedFinding[] }>();
  const open = new Map<string, { span: Span; image: string }>();
  const had = new Set<string>();
  const spans: Span[] = [];
  let last:
    { readonly record: GateRecord; readonly findings: readonly RecordedFinding[] } | undefined;
  let compared: { readonly image: string; readonly findings: object } | undefined;
  let running: { readonly image: string; readonly at: number; readonly told: boolean } | undefined;

  /** Compares the open findings with a scan of the running image. */
  const look = (at: number) => {
    const scan = running && scans.get(running.image);
    if (running === undefined || scan === undefined) return;
    const { image } = running;
    // Nothing ends or begins while the image is the same.
    if (compared?.image === image && compared.findings === scan.findings) return;
    compared = { image, findings: scan.findings };
    const found = new Map(scan.findings.map((finding) => [keyOf(finding), finding]));
    for (const [key, finding] of found) {
      const known = open.get(key);
      if (finding.notAffected) {
        if (known) end(key, known.span, 'not-affected', dayOf(at));
      } else if (known) {
        known.span.finding = finding;
        known.image = image;
      } else {
        const day = dayOf(at);
        const returned = had.has(key);
        const since = returned ? day : Math.min(day, finding.firstSeen ?? day);
        const span: Span = {
          ...{ service, environment, key, finding, opened: day, since, returned },
          ended: undefined,
        };
        spans.push(span);
        open.set(key, { span, image });
        had.add(key);
      }
    }
    for (const [key, { span, image: last }] of open)
      if (!found.has(key) && sawAll(scan.record, span.finding.severity))
        if (last === image) end(key, span, 'withdrawn', dayOf(at));
        else end(key, span, 'patched', dayOf(running.at));
  };
  const end = (key: string, span: Span, how: Ending, day: number) => {
    span.ended = { how, day: Math.max(day, span.opened) };
    open.delete(key);
  };

  for (const record of place.records) {
    if (isGate(record)) {
      if (record.outcome === 'undecided') continue;
      const isSame =
        last !== undefined &&
        sameCounts(last.record.omitted, record.omitted) &&
        sameTable(last.record.findings, record.findings);
      last = { record, findings: isSame && last ? last.findings : findingsOf(record.findings) };
      scans.set(record.image, last);
      // Without a record of a deployment, the re-scan determines what runs.
      if (record.kind === 'rescan' && !running?.told && running?.image !== record.image)
        running = { image: record.image, at: record.at, told: false };
      if (running?.image === record.image) look(record.at);
    } else if (succeeded(record) && record.image !== undefined) {
      if (running?.image !== record.image || !running.told)
        running = { image: record.image, at: record.at, told: true };
      look(record.at);
    }
  }
  if (retired)
    for (const [key, { span }] of open)
      end(key, span, 'retired', dayOf(place.records.at(-1)?.at ?? 0));
  const scan = running && scans.get(running.image);
  return {
    place,
    spans,
    running: retired ? undefined : running?.image,
    scan: scan?.record,
    findings: retired ? [] : (scan?.findings ?? []),
  };
}

const sameCounts = (one: GateRecord['omitted'], other: GateRecord['omitted']) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Whether a scan would have shown a finding of a severity: it may have omitted the mildest. */
function sawAll({ omitted }: GateRecord, severity: Severity): boolean {
  const worst = SEVERITIES.findIndex((each) => (omitted[each] ?? 0) > 0);
  return worst === -1 || SEVERITIES.indexOf(severity) < worst;
}

export const isOpenOn = ({ opened, ended }: Span, day: number): boolean =>
  opened <= day && (ended === undefined || ended.day > day);
