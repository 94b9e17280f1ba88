import { gunzipSync } from 'node:zlib';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Chain } from './chain.ts';
import { checkTable } from './finding-table.ts';
import { parsePart, type PipelineRecord } from './record.ts';
import { layout, SEGMENT_VERSION, type Row } from './segment-layout.ts';
import { recordInColumns, recordOf, validRecords } from './segment-records.ts';

/** Prefix of the segments: copies of many records in one object, so that a year is read in seconds. */
export const SEGMENTS = 'segments/';
/** Maximum unpacked size, in bytes. */
const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** Chunk size for unpacking: far less copying than with the default of 16 kB. */
const CHUNK = 4 * 1_024 * 1_024;
/** Maximum number of records in one: far below the maximum size. */
export const MOST_RECORDS = 20_000;

export interface Segment {
  /** Numbers of damaged or missing segments whose existing records are in this one. */
  readonly replaces: readonly number[];
  readonly chains: readonly (Chain & { readonly records: readonly PipelineRecord[] })[];
}

export const segmentKey = (number: number): string =>
  `${SEGMENTS}${String(number).padStart(8, '0')}.json.gz`;

/** @returns undefined for a key that is not a segment's */
export function segmentNumber(key: string): number | undefined {
  const [, digits] = /^segments\/(\d{8})\.json\.gz$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Parses a segment. Invalid records are omitted: their originals show why.
 * @throws with one line if the bytes are not a segment, or a newer Gatehouse wrote it
 */
export function unpackSegment(bytes: Buffer): Segment {
  const document = JSON.parse(
    gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED, chunkSize: CHUNK }).toString('utf8'),
  ) as { readonly version?: unknown } | null;
  const version = document?.version;
  if (typeof version === 'number' && version > SEGMENT_VERSION)
    throw new GatehouseError(
      'GH-RECORDS-001',
      `version: is ${version}, and this Gatehouse reads up to ${SEGMENT_VERSION}; upgrade it`,
    );
  const { data, error } = layout.safeParse(document);
  if (error) {
    const [issue] = error.issues;
    throw new GatehouseError(
      'GH-RECORDS-002',
      `${issue?.path.join('.') || 'the segment'}: ${issue?.message}`,
    );
  }
  const tables = data.tables.map((table) => checkTable(table) ?? table);
  const parts = data.parts.map((part) => {
    const raw = { ...part, findings: tables[part['findings'] as number] };
    return { raw, checked: parsePart(raw) };
  });
  const chains = data.chains.map(({ records: rows, columns: own, ...chain }) => ({
    ...chain,
    records: [
      ...validRecords(rows.length, (row) => recordOf(rows[row] as Row, chain, parts)),
      ...validRecords(
        own?.sequence.length ?? 0,
        (row) => own && recordInColumns(own, row, data.runs, chain, parts),
      ),
    ],
  }));
  return { replaces: data.replaces, chains };
}
