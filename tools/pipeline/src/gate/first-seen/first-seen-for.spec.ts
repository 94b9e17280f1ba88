import { startLocalAws } from '@gatehouse/local-aws';
import { gatehouse } from '../../test/gatehouse.ts';
import { QS, report } from '../test/command-files.ts';
import { about, commandWorld, day, type CommandWorld } from '../test/command-world.ts';
import { startS3, type S3Double } from './test/s3-double.ts';
import type { Fault } from './test/s3-fault.ts';

const BUCKET = 'gatehouse-registry-records-000000000000';
const OBJECT = `${BUCKET}/first-seen/api-service.json`;
const FROM_PUBLICATION = 'the age of findings counts from their publication';
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

let world: CommandWorld;
let s3: S3Double;
beforeEach(async () => {
  world = commandWorld();
  s3 = await startS3();
  // By its publication it is blocked.
  world.write('report.json', finding('2019-01-01T00:00:00Z'));
});
afterEach(async () => {
  world.close();
  await s3.close();
});

const finding = (PublishedDate?: string) =>
  report('lang-pkgs', 'node-pkg', [{ ...QS, Severity: 'MEDIUM', PublishedDate }]);

async function gate(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await gatehouse(
    ['gate', ...about('development'), '--report', 'report.json', ...args],
    {
      cwd: world.at('.'),
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL: s3.endpoint, NO_COLOR: '1', ...env },
    },
  );
  return { code, text: `${stdout}${stderr}` };
}
const inRegistry = (env?: Record<string, string>) => gate(['--first-seen', 'registry'], env);
const seen = (days: number) =>
  s3.objects.set(
    OBJECT,
    JSON.stringify({
      ...{ version: 1, service: 'api-service' },
      findings: { 'CVE-2026-2001 qs': { finding: `${day(days)}T00:00:00Z` } },
    }),
  );
const failing = (method: 'GET' | 'PUT', fault: Fault) => {
  s3.intervene = (call) => (call.method === method ? fault : undefined);
};

describe('--first-seen registry', () => {
  it("grants time from the service's first finding, and records it", async () => {
    expect((await inRegistry()).code).toBe(0);
    expect([...s3.objects.keys()]).toEqual([OBJECT]);
    seen(-40);
    const { code, text } = await inRegistry();
    expect(code).toBe(1);
    expect(text).toContain(`known for 40 days (first seen on ${day(-40)})`);
  });

  it('works with the embedded AWS', async () => {
    const aws = await startLocalAws({ seed: { buckets: [BUCKET] } });
    try {
      const env = { AWS_ENDPOINT_URL: aws.url };
      expect((await gate([], env)).code).toBe(1);
      expect(await inRegistry(env)).toMatchObject({
        code: 0,
        text: expect.not.stringContaining(FROM_PUBLICATION),
      });
      expect((await inRegistry(env)).code).toBe(0);
    } finally {
      await aws.stop();
    }
  });

  it.each<[string, () => void, string]>([
    [
      'may not be read',
      () => failing('GET', { code: 'AccessDenied', status: 403 }),
      's3:GetObject: AccessDenied',
    ],
    [
      'may not be written',
      () => failing('PUT', { code: 'AccessDenied', status: 403 }),
      's3:PutObject: AccessDenied',
    ],
    [
      'has no bucket',
      () => failing('GET', { code: 'NoSuchBucket', status: 404 }),
      's3:GetObject: NoSuchBucket',
    ],
    ['is not valid', () => s3.objects.set(OBJECT, '{}'), 'version'],
  ])('blocks by publication date, and says so, if the record %s', async (_, prepare, reason) => {
    prepare();
    const { code, text } = await inRegistry();
    expect(code).toBe(1);
    expect(text).toContain(`s3://${OBJECT}: ${reason}`);
    expect(text).toContain(FROM_PUBLICATION);
    expect(text).toContain('there is no record of when it was first seen here');
  });

  it('leaves no evidence of a pass that rests on an unwritable record', async () => {
    const args = ['--evidence', 'e.json', '--first-seen', 'registry'];
    failing('PUT', { code: 'AccessDenied', status: 403 });
    expect((await gate(args)).code).toBe(1);
    expect(world.has('e.json')).toBe(false);
  });

  it('still blocks what is overdue by the record if the record cannot be written', async () => {
    world.write('report.json', finding());
    expect((await gate([])).code).toBe(0);
    seen(-40);
    failing('PUT', { code: 'AccessDenied', status: 403 });
    const { code, text } = await inRegistry();
    expect(code).toBe(1);
    expect(text).toContain(`first seen on ${day(-40)}`);
    expect(text).toContain(`s3://${OBJECT}: s3:PutObject: AccessDenied`);
    expect(text).not.toContain(FROM_PUBLICATION);
  });

  it('blocks by publication date without credentials, and does not wait for any', async () => {
    const before = performance.now();
    const { code, text } = await inRegistry({
      ...{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: world.at('.') },
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    expect(code).toBe(1);
    expect(text).toContain('CredentialsProviderError');
    expect(text).toContain(FROM_PUBLICATION);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('blocks by publication date if no gatehouse.json names the registry', async () => {
    world.remove('gatehouse.json');
    const { code, text } = await inRegistry();
    expect(code).toBe(1);
    expect(text).toContain(
      `--first-seen registry: there is no valid gatehouse.json, which names the registry; ${FROM_PUBLICATION}`,
    );
  });

  it('is the only option with which the record calls AWS', async () => {
    seen(-1);
    expect((await gate([])).code).toBe(1);
    expect((await gate(['--first-seen', 'seen.json'])).code).toBe(0);
    expect(s3.calls).toEqual([]);
  });

  it('records nothing for reports of another image', async () => {
    const other = { ...finding(), Metadata: { ImageID: `sha256:${'f'.repeat(64)}` } };
    world.write('report.json', other);
    expect((await inRegistry()).code).toBe(2);
    expect(s3.objects.size).toBe(0);
  });
});

describe('a record in a file', () => {
  it('causes a block by publication date, and says so, if it cannot be written', async () => {
    world.write('folder', {});
    const { code, text } = await gate(['--first-seen', 'folder/seen.json']);
    expect(code).toBe(1);
    expect(text).toContain(FROM_PUBLICATION);
  });
});
