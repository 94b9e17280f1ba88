import * as z from 'zod';
import { COLUMNS, type OwnColumns } from './own-columns.ts';
import { WRITERS } from './writer.ts';

/** The layout of a segment; each record in it has its own version. Layout 1 has no columns and no runs. */
export const SEGMENT_VERSION = 2;

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
export const layout = z.strictObject({
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
