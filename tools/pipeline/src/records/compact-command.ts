import { Command } from 'commander';
import { readSettings } from '../gate/read-settings.ts';
import { compact, type Compaction } from './compact.ts';
import { RECORDS_FOLDER } from './folder-store.ts';
import { openExistingStore } from './open-store.ts';

interface CompactOptions {
  readonly records: string;
  readonly json?: true;
}

/** `gatehouse compact` */
export function compactCommand(): Command {
  return new Command('compact')
    .description(
      'Copy new records into a segment, so that a report of a year reads a few objects instead of each record. The records remain. Exit codes: 0 the records were copied, or there were no new ones, 2 they could not be copied.',
    )
    .option(
      '--records <folder>',
      'where the records are; "registry" is the bucket in the registry’s account',
      RECORDS_FOLDER,
    )
    .option('--json', 'write the result as JSON')
    .action(compactRecords);
}

async function compactRecords({ records: place, json }: CompactOptions): Promise<void> {
  const progress = (line: string) => void process.stderr.write(`${line}\n`);
  const store = await openExistingStore(place, await readSettings(), progress);
  try {
    const done = await compact(store);
    process.stdout.write(
      json ? `${JSON.stringify({ version: 1, ...done })}\n` : asText(done, store.origin),
    );
  } finally {
    store.close();
  }
}

function asText({ before, added, segments, missing, replaced }: Compaction, origin: string) {
  return [
    segments.length === 0
      ? `${origin}: no new records (${before} in segments)`
      : `${origin}: ${added} records copied into ${segments.join(', ')} (${before + added} in segments)`,
    ...replaced.map(({ number, reason }) => `Segment ${number} is replaced: ${reason}`),
    ...(missing > 0 ? [`Data is missing (records: ${missing}); "gatehouse report" lists it`] : []),
    '',
  ].join('\n');
}
