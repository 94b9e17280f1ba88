import { findingsOf } from '../../records/finding-at.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import { isGate } from '../../records/record.ts';
import { sameTable } from '../../records/same-table.ts';
import { dayOf } from './calendar.ts';
import { OpenSpans, type Scan } from './open-spans.ts';
import { succeeded, type ServiceHistory } from './service-history.ts';
import type { Timeline } from './spans.ts';

/**
 * Follows a history through its records: which findings were in running images, from when to when. An image without a
 * complete scan says nothing: open findings remain open.
 * @param retired Whether the service or the environment was removed.
 */
export function timelineOf(place: ServiceHistory, retired: boolean): Timeline {
  const scans = new Map<string, Scan>();
  const open = new OpenSpans(place);
  let last: Scan | undefined;
  let running: { readonly image: string; readonly at: number; readonly told: boolean } | undefined;

  const look = (at: number) => {
    const scan = running && scans.get(running.image);
    if (running !== undefined && scan !== undefined) open.compare(scan, running, at);
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
  if (retired) open.retire(dayOf(place.records.at(-1)?.at ?? 0));
  const scan = running && scans.get(running.image);
  return {
    place,
    spans: open.spans,
    running: retired ? undefined : running?.image,
    scan: scan?.record,
    findings: retired ? [] : (scan?.findings ?? []),
  };
}

const sameCounts = (one: GateRecord['omitted'], other: GateRecord['omitted']) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
