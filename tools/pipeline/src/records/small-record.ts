import { gunzipSync, gzipSync } from 'node:zlib';
import { SEVERITIES } from '../gate/model/severity.ts';
import type { WrittenDeployment } from './deployment-schema.ts';
import type { WrittenGate } from './gate-schema.ts';
import type { RecordedFinding } from './recorded-finding.ts';
import { tableOf } from './table-of.ts';

/** Maximum stored size of a gate record, in bytes. */
export const MOST_BYTES = 2_048;
/** The most that is read of a record, even if it unpacks to more. */
const MOST_UNPACKED = 256 * 1_024;

export const pack = (record: WrittenGate | WrittenDeployment): Buffer =>
  gzipSync(JSON.stringify(record), { level: 9 });

/** @throws if the bytes are not gzip, or unpack to more than a record's maximum */
export const unpack = (bytes: Buffer): string =>
  gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString('utf8');

/**
 * Adds as many findings to a record as fit, worst first; the others are counted as omitted.
 * @param record Without its findings.
 */
export function smallRecord(
  record: Omit<WrittenGate, 'findings' | 'omitted'>,
  findings: readonly RecordedFinding[],
): Buffer {
  const worstFirst = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const packed = (most: number) =>
    pack({
      ...record,
      findings: tableOf(worstFirst.slice(0, most)),
      omitted: countBySeverity(worstFirst.slice(most)),
    });
  const whole = packed(findings.length);
  if (whole.length <= MOST_BYTES) return whole;
  let [fits, tooMany] = [0, findings.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (packed(middle).length <= MOST_BYTES) fits = middle;
    else tooMany = middle;
  }
  return packed(fits);
}

function countBySeverity(findings: readonly RecordedFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
