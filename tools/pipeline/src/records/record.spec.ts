import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsOf } from './finding-at.ts';
import { RECORD_VERSION } from './record-version.ts';
import { isGate, parseRecord } from './record.ts';
import { deployment, gate } from './test/samples.ts';
import type { Writer } from './writer.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixture = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('a record of an older version', () => {
  const files = readdirSync(folder);
  it('is kept here for every version and kind', () => {
    for (let version = 1; version <= RECORD_VERSION; version += 1)
      for (const kind of ['gate', 'rescan', 'deploy', 'rollback'])
        expect(files).toContain(`${kind}-${version}.json`);
  });

  it.each(files)('is read: %s', (file) => {
    const kind = file.split('-')[0] as string;
    const writer = kind === 'rollback' ? 'deploy' : kind;
    expect(parseRecord(fixture(file), writer as Writer)).toMatchObject({ kind });
  });
});

it('has what version 1 said about a finding', () => {
  const record = parseRecord(fixture('gate-1.json'), 'gate');
  expect(isGate(record) && findingsOf(record.findings)[0]).toEqual({
    id: 'CVE-2026-0001',
    package: 'qs',
    severity: 'HIGH',
    action: 'block',
    fixable: true,
    outsideBundle: false,
    exploited: true,
    notAffected: false,
    ratedDifferently: true,
    seenBy: [0, 1],
    firstSeen: 20_700,
  });
});

it.each<[string, object, Writer, string]>([
  ['of a newer version', gate([], { version: 3 as 2 }), 'gate', 'upgrade it'],
  ['without a zone', gate([], { at: '2026-11-23T10:00:00' }), 'gate', 'with a zone'],
  ['of another writer', gate(), 'rescan', 'which rescan does not write'],
  ['of a gate among deployments', gate(), 'deploy', 'kind'],
  ['with an unknown field', { ...deployment(), more: 1 }, 'deploy', 'more'],
  ['of an image without a digest', deployment({ image: 'payments:latest' }), 'deploy', 'image'],
])('a record is refused %s', (_, record, writer, problem) => {
  expect(() => parseRecord(JSON.stringify(record), writer)).toThrow(problem);
});

it('converts a time of any zone to UTC', () => {
  const { at } = parseRecord(JSON.stringify(gate([], { at: '2026-10-25T02:30:00+01:00' })), 'gate');
  expect(new Date(at).toISOString()).toBe('2026-10-25T01:30:00.000Z');
});
