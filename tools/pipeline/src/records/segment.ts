import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Chain } from './chain.ts';
import { checkTable } from './finding-table.ts';
import { recordInSegment, WRITERS, type PipelineRecord } from './record.ts';

/** Below this prefix are segments: copies of many records in one object, so that a year is read in seconds. */
export const SEGMENTS = 'segments/';
/** The layout of a segment; each record in it has a version of its own. */
const SEGMENT_VERSION = 1;
/** The most that one unpacks to, in bytes. */
const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** The most records in one: far below what unpacks to that. */
export const MOST_RECORDS = 20_000;

/** A record in the store, as it was written. */
export interface Original {
  readonly chain: Chain;
  readonly sequence: number;
  readonly document: object;
}

export interface Segment {
  /** Numbers of segments that are damaged or missing, whose records are in this one as far as they are there. */
  readonly replaces: readonly number[];
  readonly records: readonly (Original & { readonly record: PipelineRecord })[];
}

const name = z.string().regex(/^[^/]{1,100}$/);
const layout = z.strictObject({
  version: z.literal(SEGMENT_VERSION),
  replaces: z.array(z.int().min(1)),
  /** Tables of findings, each once: most re-scans find what the one before found. */
  tables: z.array(z.looseObject({})),
  chains: z.array(
    z.strictObject({
      writer: z.enum(WRITERS),
      environment: name,
      service: name,
      records: z.array(z.custom<Row>((row) => typeof row === 'object' && row !== null)),
    }),
  ),
});
/** A record without the names of its chain; `findings` is the position of its table. */
type Row = Readonly<Record<string, unknown>>;

export const segmentKey = (number: number): string =>
  `${SEGMENTS}${String(number).padStart(8, '0')}.json.gz`;

/** @returns undefined for a key that is none of a segment */
export function segmentNumber(key: string): number | undefined {
  const [, digits] = /^segments\/(\d{8})\.json\.gz$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** @param originals At most {@link MOST_RECORDS}. */
export function packSegment(originals: readonly Original[], replaces: readonly number[]): Buffer {
  const tables = new Map<string, number>();
  const chains = new Map<string, Chain & { records: Row[] }>();
  for (const { chain, document } of originals) {
    const { service: _, environment: __, findings, ...row } = document as Row;
    const { writer, environment, service } = chain;
    const key = JSON.stringify([writer, environment, service]);
    const known = chains.get(key) ?? { writer, environment, service, records: [] };
    chains.set(key, known);
    if (findings === undefined) known.records.push(row);
    else {
      const text = JSON.stringify(findings);
      const at = tables.get(text) ?? tables.size;
      tables.set(text, at);
      known.records.push({ ...row, findings: at });
    }
  }
  const text = JSON.stringify({
    ...{ version: SEGMENT_VERSION, replaces },
    tables: [...tables.keys()].map((table) => JSON.parse(table) as object),
    chains: [...chains.values()],
  });
  return gzipSync(text, { level: 9 });
}

/**
 * Takes the bytes of a segment. A record in it that is not valid is left out: its original says why.
 * @throws with one line where the bytes are no segment, or a newer Gatehouse wrote it
 */
export function unpackSegment(bytes: Buffer): Segment {
  const document = JSON.parse(
    gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString('utf8'),
  ) as { readonly version?: unknown } | null;
  const version = document?.version;
  if (typeof version === 'number' && version > SEGMENT_VERSION)
    throw new Error(
      `version: is ${version}, and this Gatehouse reads up to ${SEGMENT_VERSION}; upgrade it`,
    );
  const { data, error } = layout.safeParse(document);
  if (error) {
    const [issue] = error.issues;
    throw new Error(`${issue?.path.join('.') || 'the segment'}: ${issue?.message}`);
  }
  const tables = data.tables.map(checkedOrAsItIs);
  const records = data.chains.flatMap(({ records: rows, ...chain }) => {
    const { writer, environment, service } = chain;
    return rows.flatMap((row) => {
      const { findings } = row;
      const document = {
        ...row,
        ...{ service, environment },
        ...(findings !== undefined && { findings: tables[findings as number] }),
      };
      try {
        const record = recordInSegment(document, writer);
        return { chain, sequence: record.sequence, document, record };
      } catch {
        return [];
      }
    });
  });
  return { replaces: data.replaces, records };
}

/** Checked once for all records that share it. One of an older version is checked with its record. */
function checkedOrAsItIs(table: object): object {
  try {
    return checkTable(table);
  } catch {
    return table;
  }
}
