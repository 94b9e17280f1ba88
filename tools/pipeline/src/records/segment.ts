import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Chain } from './chain.ts';
import { checkTable } from './finding-table.ts';
import { COLUMNS, ownAt, type OwnColumns } from './own-columns.ts';
import {
  parseDocument,
  parsePart,
  withPart,
  WRITERS,
  type GatePart,
  type PipelineRecord,
} from './record.ts';

/** Prefix of the segments: copies of many records in one object, so that a year is read in seconds. */
export const SEGMENTS = 'segments/';
/** The layout of a segment; each record in it has its own version. Layout 1 has no columns and no runs. */
export const SEGMENT_VERSION = 2;
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

/** Many rows are validated without a result for each. */
const objects = z.custom<Row[]>(
  (all) => Array.isArray(all) && all.every((each) => typeof each === 'object' && each !== null),
  { error: 'must be a list of objects' },
);
const columns = z.custom<OwnColumns>(
  (all) => {
    const lists = COLUMNS.map((name) => (all as Partial<Record<string, unknown>> | null)?.[name]);
    const isColumn = (list: unknown) =>
      Array.isArray(list) && list.length === (lists[0] as unknown[]).length;
    return lists.every(isColumn);
  },
  { error: 'must be columns of the same length' },
);
const name = z.string().regex(/^[^/]{1,100}$/);
const layout = z.strictObject({
  version: z.int().min(1).max(SEGMENT_VERSION),
  replaces: z.array(z.int().min(1)),
  /** Tables of findings, without duplicates: most re-scans find the same as the previous one. */
  tables: objects,
  /** Gate decisions, without duplicates; `findings` is the index of the table. */
  parts: objects,
  /** Addresses of runs, without duplicates: a re-scan of all services is one run. */
  runs: z.array(z.unknown()).default([]),
  chains: z.array(
    z.strictObject({
      writer: z.enum(WRITERS),
      environment: name,
      service: name,
      /** Records that are not in the columns: those of deployments and, in layout 1, all. */
      records: objects,
      columns: columns.optional(),
    }),
  ),
});
/** A record without the names of its chain; for a gate, `part` is the index of its decision. */
export type Row = Readonly<Record<string, unknown>>;

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
      ...valid(rows.length, (row) => recordOf(rows[row] as Row, chain, parts)),
      ...valid(
        own?.sequence.length ?? 0,
        (row) => own && recordInColumns(own, row, data.runs, chain, parts),
      ),
    ],
  }));
  return { replaces: data.replaces, chains };
}

/** The records of rows, without invalid ones. */
function valid(
  length: number,
  read: (row: number) => PipelineRecord | undefined,
): readonly PipelineRecord[] {
  const records: PipelineRecord[] = [];
  for (let row = 0; row < length; row += 1)
    try {
      const record = read(row);
      if (record) records.push(record);
    } catch {
      // Its original says why.
    }
  return records;
}

interface Part {
  readonly raw: object;
  /** Undefined for an older version, or if it is invalid. */
  readonly checked: GatePart | undefined;
}

function recordInColumns(
  columns: OwnColumns,
  row: number,
  runs: readonly unknown[],
  chain: Chain,
  parts: readonly Part[],
): PipelineRecord | undefined {
  const own = ownAt(columns, row, runs);
  const part = parts[columns.part[row] as number];
  if (own === undefined || part === undefined) return undefined;
  if (part.checked) return withPart(own, part.checked, chain);
  const { writer, environment, service } = chain;
  const { run, ...others } = own;
  const at = new Date(own.at).toISOString();
  const document = { ...others, ...(run !== undefined && { run }), at, environment, service };
  return parseDocument({ ...document, ...part.raw }, writer);
}

/** From a row of layout 1, or of a deployment. */
function recordOf({ part: at, ...own }: Row, chain: Chain, parts: readonly Part[]): PipelineRecord {
  const { writer, environment, service } = chain;
  return parseDocument({ ...own, environment, service, ...parts[at as number]?.raw }, writer);
}
