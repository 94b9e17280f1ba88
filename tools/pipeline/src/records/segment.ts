import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';
import { prefixOf, type Chain } from './chain.ts';
import { checkTable } from './finding-table.ts';
import {
  parseDocument,
  parsePart,
  PART_FIELDS,
  withPart,
  WRITERS,
  type GatePart,
  type PipelineRecord,
} from './record.ts';

/** Below this prefix are segments: copies of many records in one object, so that a year is read in seconds. */
export const SEGMENTS = 'segments/';
/** The layout of a segment; each record in it has a version of its own. */
const SEGMENT_VERSION = 1;
/** The most that one unpacks to, in bytes. */
const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** What is unpacked at a time: far less copying than with the 16 kB of the default. */
const CHUNK = 4 * 1_024 * 1_024;
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
  readonly chains: readonly (Chain & { readonly records: readonly PipelineRecord[] })[];
}

/** Many rows are checked without a result for each. */
const objects = z.custom<Row[]>(
  (all) => Array.isArray(all) && all.every((each) => typeof each === 'object' && each !== null),
  { error: 'must be a list of objects' },
);
const name = z.string().regex(/^[^/]{1,100}$/);
const layout = z.strictObject({
  version: z.literal(SEGMENT_VERSION),
  replaces: z.array(z.int().min(1)),
  /** Tables of findings, each once: most re-scans find what the one before found. */
  tables: objects,
  /** What gates decided, each once; `findings` is the position of its table. */
  parts: objects,
  chains: z.array(
    z.strictObject({
      writer: z.enum(WRITERS),
      environment: name,
      service: name,
      records: objects,
    }),
  ),
});
/** A record without the names of its chain; of a gate, `part` is the position of what it decided. */
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
  const tables = new Once();
  const parts = new Once();
  const chains = new Map<string, Chain & { records: Row[] }>();
  for (const { chain, document } of originals) {
    const { service: _, environment: __, ...row } = document as Row;
    const { writer, environment, service } = chain;
    const key = prefixOf(chain);
    const known = chains.get(key) ?? { writer, environment, service, records: [] };
    chains.set(key, known);
    known.records.push(writer === 'deploy' ? row : sharing(row, tables, parts));
  }
  const text = JSON.stringify({
    ...{ version: SEGMENT_VERSION, replaces },
    ...{ tables: tables.all, parts: parts.all, chains: [...chains.values()] },
  });
  return gzipSync(text, { level: 9 });
}

/** Keeps values that are the same once. */
class Once {
  readonly #positions = new Map<string, number>();
  readonly all: unknown[] = [];

  positionOf(value: unknown): number {
    const text = JSON.stringify(value);
    const at = this.#positions.get(text) ?? this.all.length;
    if (at === this.all.length) this.all.push(value);
    this.#positions.set(text, at);
    return at;
  }
}

function sharing({ findings, ...row }: Row, tables: Once, parts: Once): Row {
  const fields = Object.entries(row);
  const part = {
    ...Object.fromEntries(fields.filter(([field]) => PART_FIELDS.has(field))),
    findings: tables.positionOf(findings),
  };
  return {
    ...Object.fromEntries(fields.filter(([field]) => !PART_FIELDS.has(field))),
    part: parts.positionOf(part),
  };
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
  const chains = data.chains.map(({ records: rows, ...chain }) => ({
    ...chain,
    records: rows.flatMap((row) => {
      try {
        return recordOf(row, chain, parts);
      } catch {
        return [];
      }
    }),
  }));
  return { replaces: data.replaces, chains };
}

interface Part {
  readonly raw: object;
  readonly checked: GatePart | undefined;
}

function recordOf({ part: at, ...own }: Row, chain: Chain, parts: readonly Part[]): PipelineRecord {
  const part = parts[at as number];
  if (part?.checked) return withPart(own, part.checked, chain);
  // Of an older version, or of a deployment.
  const { writer, environment, service } = chain;
  return parseDocument({ ...own, environment, service, ...part?.raw }, writer);
}
