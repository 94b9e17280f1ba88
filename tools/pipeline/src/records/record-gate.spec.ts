import { writeFileSync } from 'node:fs';
import { exception, qsReport } from '../gate/test/command-files.ts';
import { commandWorld, DIGEST, type CommandWorld } from '../gate/test/command-world.ts';
import { findingsOf } from './finding-at.ts';
import { openFolderStore } from './folder-store.ts';
import type { GateRecord } from './gate-schema.ts';
import { readRecords } from './read-records.ts';

let world: CommandWorld;
beforeEach(() => {
  world = commandWorld();
  world.write('report.json', qsReport());
});
afterEach(() => world.close());

const stored = async () => {
  const { records, missing } = await readRecords(openFolderStore(world.at('records')));
  return { missing, records: records as GateRecord[] };
};

describe('gatehouse gate --records', () => {
  it('records a block and its findings', async () => {
    const { status } = await world.gate('laptop', '--records', 'records', '--first-seen', 's.json');
    expect(status).toBe(1);
    const { records, missing } = await stored();
    expect(missing).toEqual([]);
    expect(records).toMatchObject([
      {
        ...{ kind: 'gate', service: 'api-service', environment: 'laptop', image: DIGEST },
        ...{ outcome: 'blocked', scanners: ['trivy'], ticketWithin: { MEDIUM: 30 } },
      },
    ]);
    expect(findingsOf(records[0]!.findings)).toMatchObject([
      {
        ...{ id: 'CVE-2026-2001', package: 'qs', severity: 'CRITICAL', action: 'block' },
        ...{ fixable: true, firstSeen: Math.floor(Date.now() / 86_400_000) },
      },
    ]);
  });

  it('records re-scans separately, and what an exception says', async () => {
    const vex = { status: 'not_affected', justification: 'vulnerable_code_not_present' };
    world.write('security/exceptions/one.json', exception({ vex }));
    const { status } = await world.gate('laptop', '--records', 'records', '--rescan');
    expect(status).toBe(0);
    const [record] = (await stored()).records;
    expect(record).toMatchObject({
      ...{ kind: 'rescan', outcome: 'passed' },
      exceptions: [{ vulnerability: 'CVE-2026-2001', owner: 'team-users', notAffected: true }],
    });
    expect(findingsOf(record!.findings)).toMatchObject([{ action: 'except', notAffected: true }]);
  });

  it.each([['--records', 'records'], ['--evidence', 'evidence.json'], ['--rescan'], ['--ecr']])(
    'neither signs nor records a preview: not with %s',
    async (...options) => {
      const { status, stderr } = await world.gate('laptop', '--before-push', ...options);
      expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be used with option')]);
    },
  );

  it('distinguishes an accepted risk from a false positive', async () => {
    world.write('security/exceptions/one.json', exception());
    await world.gate('laptop', '--records', 'records');
    const [record] = (await stored()).records;
    expect(findingsOf(record!.findings)).toMatchObject([{ action: 'except', notAffected: false }]);
  });

  it('blocks, and signs nothing, if it cannot record', async () => {
    world.write('security/exceptions/one.json', exception());
    writeFileSync(world.at('records'), 'a file');
    const args = ['--records', 'records', '--evidence', 'e.json'];
    const { status, stdout } = await world.gate('laptop', ...args);
    expect(status).toBe(2);
    expect(stdout).toContain('The gate cannot be recorded');
    expect(world.has('e.json')).toBe(false);
  });

  it('records nothing without the option', async () => {
    await world.gate('laptop');
    expect(world.has('records')).toBe(false);
    expect(world.has('.gatehouse/records')).toBe(false);
  });
});
