import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import type { ReportedFinding } from '../model/report.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { daysAgo, NOW, report, reported } from '../test/samples.ts';
import { openFirstSeenObject } from './first-seen-object.ts';
import { startS3, type S3Double } from './test/s3-double.ts';
import type { Fault } from './test/s3-fault.ts';

const PLACE = {
  bucket: 'records',
  key: 'first-seen/payments.json',
  region: 'eu-central-1',
  account: '000000000000',
};
const PATH = 'records/first-seen/payments.json';
let s3: S3Double;
let told: string[];
beforeEach(async () => {
  s3 = await startS3();
  told = [];
});
afterEach(() => s3.close());

const finding = (change: Partial<ReportedFinding> = {}) =>
  mergeFindings([report([reported(change)])])[0]!;
const open = (now = NOW, requestTimeoutMs = 5_000) =>
  openFirstSeenObject(PLACE, 'payments', now, {
    progress: (message) => told.push(message),
    client: {
      endpoint: s3.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    deadline: { clock: new VirtualClock(), requestTimeoutMs },
  });
const see = async (id: string, now: Date) => (await open(now)).save([finding({ id })]);
const stored = () => JSON.parse(s3.objects.get(PATH)!).findings as Record<string, object>;
const firstSeen = (id: string) =>
  (stored()[`${id} qs`] as { finding: string } | undefined)?.finding;
const store = (...ids: readonly [id: string, at: Date][]) =>
  s3.objects.set(
    PATH,
    JSON.stringify({
      ...{ version: 1, service: 'payments' },
      findings: Object.fromEntries(ids.map(([id, at]) => [`${id} qs`, { finding: at }])),
    }),
  );
const count = (method: 'GET' | 'PUT') => s3.calls.filter((call) => call.method === method).length;
/** Lets requests of a method fail, the first ones or all. */
const failing = (method: 'GET' | 'PUT', fault: Fault, times = Infinity) => {
  s3.intervene = (call, nth) => (call.method === method && nth <= times ? fault : undefined);
};

describe('the first-seen record in S3', () => {
  it('is created if there is none, and keeps the first time', async () => {
    expect((await open()).lookUp(finding())).toEqual({ finding: NOW, fix: NOW });
    await see('CVE-1', daysAgo(9));
    await see('CVE-1', daysAgo(5));
    await see('CVE-2', daysAgo(2));
    expect((await open()).lookUp(finding({ id: 'CVE-1' })).finding).toEqual(daysAgo(9));
    expect(firstSeen('CVE-2')).toBe(daysAgo(2).toISOString());
    expect(told).toEqual([]);
  });

  it('is only written over the version that was read, in the bucket of the registry’s account', async () => {
    await see('CVE-1', daysAgo(9));
    await see('CVE-2', daysAgo(9));
    const writes = s3.calls.filter(({ method }) => method === 'PUT').map(({ headers }) => headers);
    expect(writes.map((each) => [each['if-none-match'], each['if-match']])).toEqual([
      ['*', undefined],
      [undefined, expect.stringMatching(/^"\w{32}"$/)],
    ]);
    for (const { headers } of s3.calls)
      expect(headers['x-amz-expected-bucket-owner']).toBe('000000000000');
  });

  it('is not written without news', async () => {
    await see('CVE-1', daysAgo(9));
    await see('CVE-1', daysAgo(5));
    expect(count('PUT')).toBe(1);
  });

  it('loses nothing when gates write concurrently', async () => {
    const ids = ['CVE-1', 'CVE-2', 'CVE-3', 'CVE-4'];
    const gates = await Promise.all(ids.map((_, at) => open(daysAgo(at))));
    await Promise.all(gates.map((gate, at) => gate.save([finding({ id: ids[at]! })])));
    expect(ids.map(firstSeen)).toEqual(ids.map((_, at) => daysAgo(at).toISOString()));
    expect(count('PUT')).toBeGreaterThan(ids.length);
  });

  it.each<[string, Date, Date]>([
    ['an earlier', daysAgo(8), daysAgo(8)],
    ['a later', daysAgo(1), daysAgo(4)],
  ])(
    'keeps the earliest time if another writer stores %s record in the meantime',
    async (_, other, expected) => {
      store(['CVE-9', daysAgo(20)]);
      const gate = await open(daysAgo(4));
      store(['CVE-1', other], ['CVE-2', daysAgo(3)]);
      await gate.save([finding({ id: 'CVE-1' })]);
      expect(firstSeen('CVE-1')).toBe(expected.toISOString());
      expect(firstSeen('CVE-2')).toBe(daysAgo(3).toISOString());
      // What the other one dropped is still there.
      expect(firstSeen('CVE-9')).toBe(daysAgo(20).toISOString());
    },
  );

  it('is written again if it is deleted in the meantime', async () => {
    store(['CVE-9', daysAgo(20)]);
    const gate = await open();
    s3.objects.clear();
    await gate.save([finding({ id: 'CVE-1' })]);
    expect([firstSeen('CVE-1'), firstSeen('CVE-9')]).not.toContain(undefined);
  });

  it('accepts a write by a gate that began later', async () => {
    const gate = await open(daysAgo(1));
    store(['CVE-1', new Date()]);
    await gate.save([finding({ id: 'CVE-1' })]);
    expect(firstSeen('CVE-1')).toBe(daysAgo(1).toISOString());
  });

  it('survives a write whose response is lost', async () => {
    failing('PUT', 'applied', 1);
    const gate = await open(NOW, 300);
    await gate.save([finding({ id: 'CVE-1' })]);
    expect(firstSeen('CVE-1')).toBe(NOW.toISOString());
    expect(count('PUT')).toBe(2);
  });

  it.each<[string, Fault]>([
    ['is throttled', { code: 'SlowDown', status: 503 }],
    ['fails at AWS', { code: 'InternalError', status: 500 }],
    ['is cut off', 'cut'],
    ['is not answered', 'hang'],
  ])('retries when a request %s', async (_, fault) => {
    failing('GET', fault, 2);
    const gate = await open(NOW, 300);
    failing('PUT', fault, 2);
    await gate.save([finding({ id: 'CVE-1' })]);
    expect(firstSeen('CVE-1')).toBe(NOW.toISOString());
    expect(told).toContainEqual(expect.stringMatching(/^s3:\/\/records\/.*: s3:GetObject: /));
    expect(told).toContainEqual(expect.stringMatching(/^s3:\/\/records\/.*: s3:PutObject: /));
  });

  it('tries again if the write conflicts with another one in flight', async () => {
    failing('PUT', { code: 'ConditionalRequestConflict', status: 409 }, 2);
    await see('CVE-1', NOW);
    expect(firstSeen('CVE-1')).toBe(NOW.toISOString());
  });

  it.each<[string, Fault, string]>([
    ['denied', { code: 'AccessDenied', status: 403 }, 'AccessDenied'],
    ['of no bucket', { code: 'NoSuchBucket', status: 404 }, 'NoSuchBucket'],
    ['of an expired token', { code: 'ExpiredToken', status: 400 }, 'ExpiredToken'],
    ['answered by a proxy', { raw: '<html>no</html>', status: 403 }, 's3:'],
    ['elsewhere', { code: 'PermanentRedirect', status: 301 }, 's3:'],
  ])('fails immediately when a request is %s', async (_, fault, reason) => {
    const gate = await open();
    failing('PUT', fault);
    await expect(gate.save([finding()])).rejects.toThrow(reason);
    expect(count('PUT')).toBe(1);
    failing('GET', fault);
    await expect(open()).rejects.toThrow(reason);
    expect(count('GET')).toBe(2);
    expect(s3.objects.size).toBe(0);
  });

  it.each<[string, Fault]>([
    ['throttles', { code: 'SlowDown', status: 503 }],
    ['is unavailable', { code: 'ServiceUnavailable', status: 503 }],
    ['cuts off', 'cut'],
    ['never answers', 'hang'],
  ])('gives up after 30 s if S3 %s', async (_, fault) => {
    const gate = await open(NOW, 200);
    failing('PUT', fault);
    await expect(gate.save([finding()])).rejects.toThrow(/^s3:PutObject: given up after 30 s: /);
    failing('GET', fault);
    await expect(open(NOW, 200)).rejects.toThrow(/^s3:GetObject: given up after 30 s: /);
  });

  it('gives up if other writers always win', async () => {
    const gate = await open();
    s3.intervene = ({ method }, nth) => {
      if (method === 'PUT') store([`CVE-${nth}`, daysAgo(1)]);
      return undefined;
    };
    await expect(gate.save([finding()])).rejects.toThrow('others wrote it 10 times in between');
    expect(count('PUT')).toBe(10);
  });

  it.each<[string, Fault, string]>([
    ['breaks off', 'half', 'given up after 30 s'],
    ['is a proxy’s page', { raw: '<html>hello</html>' }, 'unexpected "<"'],
    ['is empty', { raw: '' }, 'end'],
    ['has no ETag', { raw: '{}', headers: { 'content-length': '2' } }, 'has no ETag'],
    [
      'is too large',
      { raw: '', headers: { etag: '"x"', 'content-length': '99999999999' } },
      'has 99999999999 bytes',
    ],
    [
      'does not say how large it is',
      { raw: '{}', headers: { etag: '"x"', 'transfer-encoding': 'chunked' } },
      'has ? bytes',
    ],
    [
      'is another service’s',
      { raw: '{"version": 1, "service": "orders", "findings": {}}' },
      'service: is orders, not payments',
    ],
    [
      'is still to come',
      {
        raw: '{"version":1,"service":"payments","findings":{"a b":{"finding":"2999-01-01T00:00:00Z"}}}',
      },
      'is still to come',
    ],
  ])('is rejected if the response %s', async (_, fault, problem) => {
    failing('GET', fault);
    await expect(open(NOW, 200)).rejects.toThrow(problem);
    expect(count('PUT')).toBe(0);
  });

  it('is not overwritten if another writer stores invalid data in the meantime', async () => {
    const gate = await open();
    s3.objects.set(PATH, 'not JSON');
    await expect(gate.save([finding()])).rejects.toThrow('unexpected "n"');
    expect(s3.objects.get(PATH)).toBe('not JSON');
  });
});
