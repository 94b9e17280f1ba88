import type { Chain } from './chain.ts';
import type { GatePart } from './gate-schema.ts';
import { ownAt, type OwnColumns } from './own-columns.ts';
import { parseDocument, withPart, type PipelineRecord } from './record.ts';
import type { Row } from './segment-layout.ts';

/** The records of rows, without invalid ones. */
export function validRecords(
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

/** The record of a gate, from the columns. */
export function recordInColumns(
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
export function recordOf(
  { part: at, ...own }: Row,
  chain: Chain,
  parts: readonly Part[],
): PipelineRecord {
  const { writer, environment, service } = chain;
  return parseDocument({ ...own, environment, service, ...parts[at as number]?.raw }, writer);
}
