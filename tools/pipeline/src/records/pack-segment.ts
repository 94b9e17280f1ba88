import { gzipSync } from 'node:zlib';
import { prefixOf, type Chain } from './chain.ts';
import { PART_FIELDS } from './gate-schema.ts';
import { addToColumns, emptyColumns } from './own-columns.ts';
import { SEGMENT_VERSION, type Row } from './segment-layout.ts';

/** A stored record, as it was written. */
export interface Original {
  readonly chain: Chain;
  readonly sequence: number;
  readonly document: object;
}

/** @param originals At most as many as a segment holds. */
export function packSegment(originals: readonly Original[], replaces: readonly number[]): Buffer {
  const tables = new Once();
  const parts = new Once();
  const runs = new Once();
  const chains = new Map<string, Packed>();
  for (const { chain, document } of originals) {
    const { service: _, environment: __, ...row } = document as Row;
    const { writer, environment, service } = chain;
    const key = prefixOf(chain);
    const known: Packed = chains.get(key) ?? { writer, environment, service, records: [] };
    chains.set(key, known);
    if (writer === 'deploy') {
      known.records.push(row);
      continue;
    }
    const { own, shared } = split(row, tables);
    const part = parts.positionOf(shared);
    const columns = (known.columns ??= emptyColumns());
    if (!addToColumns(columns, own, part, (run) => runs.positionOf(run)))
      known.records.push({ ...own, part });
  }
  const text = JSON.stringify({
    ...{ version: SEGMENT_VERSION, replaces },
    ...{ tables: tables.all, parts: parts.all, runs: runs.all, chains: [...chains.values()] },
  });
  return gzipSync(text, { level: 9 });
}

interface Packed extends Chain {
  readonly records: Row[];
  columns?: ReturnType<typeof emptyColumns>;
}

/** Stores equal values once. */
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

/** A record's own part, and its shared part with the index of its table. */
function split({ findings, ...row }: Row, tables: Once): { own: Row; shared: Row } {
  const fields = Object.entries(row);
  return {
    own: Object.fromEntries(fields.filter(([field]) => !PART_FIELDS.has(field))),
    shared: {
      ...Object.fromEntries(fields.filter(([field]) => PART_FIELDS.has(field))),
      findings: tables.positionOf(findings),
    },
  };
}
