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

/** Below this prefix are segments: copies of many records in one object, so that a year is read in seconds. */
export const SEGMENTS = 'segments/';
/** The layout of a segment; each record in it has a version of its own. Layout 1 has no columns and no runs. */
export const SEGMENT_VERSION = 2;
/** The most that one unpacks to, in bytes. */
const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** What is unpacked at a time: far less copying than with the 16 kB of the default. */
const CHUNK = 4 * 1_024 * 1_024;
/** The most records in one: far below what unpacks to that. */
export const MOST_RECORDS = 20_000;

export interface Segment {
  /** Numbers of segments that are damaged or missing, whose records are in this one as far as they are there. */
  readonly replaces: readonly number[];
  readonly chains: readonly (Chain & { readonly records: readonly PipelineRecord[] })[];
}

/** Many rows are checked without a result for each. */
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
  /** Tables of findings, each once: most re-scans find what the one before found. */
  tables: objects,
  /** What gates decided, each once; `findings` is the position of its table. */
  parts: objects,
  /** Addresses of runs, each once: a re-scan of all services is one run. */
  runs: z.array(z.unknown()).default([]),
  chains: z.array(
    z.strictObject({
      writer: z.enum(WRITERS),
      environment: name,
      service: name,
      /** Records that are not in the columns: of deployments, and in layout 1 all. */
      records: objects,
      columns: columns.optional(),
    }),
  ),
});
/** A record without the names of its chain; of a gate, `part` is the position of what it decided. */
export type Row = Readonly<Record<string, unknown>>;

export const segmentKey = (number: number): string =>
  `${SEGMENTS}${String(number).padStart(8, '0')}.json.gz`;

/** @returns undefined for a key that is none of a segment */
export function segmentNumber(key: string): number | undefined {
  const [, digits] = /^segments\/(\d{8})\.json\.gz$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Takes the bytes of a segment. A record in it that is not valid is left out: its original says why.
 * @throws with one line where the bytes are no segment, or a newer Gatehouse wrote it
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

/** The records of rows; one that is not valid is left out. */
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
  /** Undefined where it is of an older version, or not valid. */
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

/** Of a row of layout 1, or of a deployment. */
function recordOf({ part: at, ...own }: Row, chain: Chain, parts: readonly Part[]): PipelineRecord {
  const { writer, environment, service } = chain;
  return parseDocument({ ...own, environment, service, ...parts[at as number]?.raw }, writer);
}
