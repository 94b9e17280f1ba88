import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { claimKey, recordKey, type Chain } from '../../records/chain.ts';
import { packSegment, type Original } from '../../records/pack-segment.ts';
import { segmentKey } from '../../records/segment.ts';
import { pack } from '../../records/small-record.ts';
import { WRITERS } from '../../records/writer.ts';
import { generatedYear } from './generated-year.ts';

/**
 * `node --import tsx write-year.ts FOLDER SERVICES`: writes a year of records that ends now, for benchmarks. Below the
 * folder are `records`, with no segment; `weekly`, the same records with a segment for each week, as the workflow
 * makes them; and `new`, the same records, for a first compaction.
 */
const [, , folder, services] = process.argv;
if (folder === undefined || !(Number(services) > 0)) throw new Error('Give a folder and a number');

const DAY_MS = 86_400_000;
const now = Date.now();
const write = (store: string, key: string, bytes: Buffer | string) => {
  const file = join(folder, store, key);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

const keys = new Set<string>();
const weeks = new Map<number, Original[]>();
for (const document of generatedYear({ services: Number(services), findings: 25, now }).records) {
  const { kind, environment, service, sequence } = document;
  const chain: Chain = { writer: kind === 'rollback' ? 'deploy' : kind, environment, service };
  const at = new Date(document.at);
  const key = recordKey(chain, sequence, at);
  // Some are duplicates.
  if (keys.has(key)) continue;
  keys.add(key);
  write('records', claimKey(chain, sequence), 'claimed');
  write('records', key, pack(document));
  const week = Math.floor(at.getTime() / DAY_MS / 7);
  // What came since the last Monday is in no segment yet.
  if (week === Math.floor(now / DAY_MS / 7)) continue;
  const own = weeks.get(week) ?? [];
  own.push({ chain, sequence, document });
  weeks.set(week, own);
}
for (const store of ['weekly', 'new']) {
  mkdirSync(join(folder, store));
  for (const writer of WRITERS)
    symlinkSync(join('..', 'records', writer), join(folder, store, writer));
}
for (const [index, week] of [...weeks.keys()].sort((a, b) => a - b).entries())
  write('weekly', segmentKey(index + 1), packSegment(weeks.get(week) ?? [], []));
process.stdout.write(`${keys.size}\n`);
