import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previousWorkspace } from '../test/previous-workspace.ts';
import { ownVersion } from '../workspace/own-package.ts';
import { recordRelease } from './record-release.ts';
import { recordedVersion, recordedVersions, withRecordedRelease } from './recorded-release.ts';
import { currentRelease } from './release.ts';

describe('the records of releases', () => {
  it('contain the version in package.json, which "nx release" has recorded', () => {
    expect(recordedVersions()).toContain(ownVersion());
  });

  it("render what each release generated, with today's variables", async () => {
    const workspace = await previousWorkspace();
    try {
      const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
      expect(read('apps/payments/src/greetings/greetings.spec.ts')).toContain('asks for a key');
      expect(read('apps/payments/src/service.ts')).toContain("name: 'payments'");
      expect(JSON.parse(read('apps/payments/package.json'))).not.toHaveProperty('gatehouse');
    } finally {
      workspace.remove();
    }
  });

  it('resolve an unreleased version to the release after it, and refuse one that is too old', () => {
    const [oldest = ''] = recordedVersions();
    expect(recordedVersion(`${oldest}-local.7`)).toBe(oldest);
    expect(recordedVersion('99.1.0')).toBe(recordedVersions().at(-1));
    expect(() => recordedVersion('0.0.1')).toThrow(`${oldest} or newer`);
  });

  it('are written once, and refuse other templates for the same version', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-records-'));
    const release = { ...currentRelease(), version: '7.0.0' };
    try {
      const written = recordRelease(folder, release);
      expect(written).toContain('src/releases/records/7.0.0.json');
      expect(recordRelease(folder, release)).toEqual([]);
      await withRecordedRelease(recordedVersions()[0]!, (other) => {
        writeFileSync(join(other.folder, 'service/files/README.md.template'), 'other');
        expect(() => recordRelease(folder, { ...other, version: '7.0.0' })).toThrow(
          'what was published cannot change',
        );
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
