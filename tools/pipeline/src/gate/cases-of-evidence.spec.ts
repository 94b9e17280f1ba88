import {
  exception,
  openVex,
  product,
  QS,
  qsReport,
  reachable,
  report,
} from './test/command-files.ts';
import { about, commandWorld, type CommandWorld, day, DIGEST, now } from './test/command-world.ts';

let world: CommandWorld;
beforeEach(() => (world = commandWorld()));
afterEach(() => world.close());

describe('evidence that rests on an exception', () => {
  const verify = (image?: string) =>
    world.gatehouse('gate', 'verify', 'e.json', ...about('laptop', image));

  it('is valid while the exception is unchanged, and for this repository', async () => {
    world.write('report.json', qsReport());
    world.write('security/exceptions/a.json', exception());
    expect((await world.gate('laptop', '--evidence', 'e.json')).status).toBe(0);
    expect(await verify()).toMatchObject({ status: 0 });
    const elsewhere = await verify(
      `111111111111.dkr.ecr.eu-central-1.amazonaws.com/api-service@${DIGEST}`,
    );
    expect([elsewhere.status, elsewhere.stdout]).toEqual([
      1,
      expect.stringContaining('(wrong-repository)'),
    ]);
    world.write('security/exceptions/a.json', exception({ environments: ['development'] }));
    expect(await verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-changed)'),
    });
    world.remove('security/exceptions/a.json');
    expect(await verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-changed)'),
    });
  });

  it('is invalid once another statement revokes it', async () => {
    world.write('report.json', qsReport());
    const products = [product('api-service', 'pkg:npm/qs@5.0.0')];
    world.write('security/exceptions/a.json', openVex({ products, ...reachable }));
    expect((await world.gate('laptop', '--evidence', 'e.json')).status).toBe(0);
    expect((await verify()).status).toBe(0);
    world.write('security/exceptions/b.json', openVex({ products, status: 'under_investigation' }));
    expect(await verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('(exception-revoked)'),
    });
  });
});

describe('the first-seen record', () => {
  const RECORD = '.gatehouse/first-seen/api-service.json';
  const old = () =>
    report('lang-pkgs', 'node-pkg', [
      { ...QS, Severity: 'MEDIUM', PublishedDate: '2019-01-01T00:00:00Z' },
    ]);
  const seenAt = (days: number) =>
    world.write(RECORD, {
      version: 1,
      service: 'api-service',
      findings: { 'CVE-2026-2001 qs': { finding: `${day(days)}T00:00:00Z` } },
    });

  it('is started in a local environment, and grants time from the next run on', async () => {
    world.write('report.json', old());
    expect((await world.gate('laptop')).status).toBe(1);
    expect(world.has(RECORD)).toBe(true);
    expect((await world.gate('laptop')).status).toBe(0);
    expect((await world.gate('development')).status).toBe(0);
    seenAt(-40);
    expect(await world.gate('laptop')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`known for 40 days (first seen on ${day(-40)})`),
    });
  });

  it('is kept nowhere else, except on request', async () => {
    world.write('report.json', old());
    expect((await world.gate('development')).status).toBe(1);
    expect(world.has(RECORD)).toBe(false);
    expect((await world.gate('development', '--first-seen', 'seen.json')).status).toBe(0);
    expect(world.has('seen.json')).toBe(true);
  });

  it('is named if it is invalid, and grants no time', async () => {
    world.write('report.json', old());
    seenAt(3);
    const { status, stdout } = await world.gate('laptop');
    expect(status).toBe(1);
    expect(stdout).toContain(`${RECORD}: findings.CVE-2026-2001 qs: `);
    expect(stdout).toContain('is still to come; the age of findings counts from their publication');
  });
});

describe('gatehouse explain', () => {
  it('identifies the package, and explains why an exception does not excuse it', async () => {
    world.write('report.json', qsReport());
    world.write('security/exceptions/a.json', exception({ version: '6.0.1' }));
    const { status, stdout } = await world.gatehouse(
      'explain',
      'CVE-2026-2001',
      ...about('development'),
      '-r',
      'report.json',
    );
    expect(status).toBe(1);
    for (const line of [
      'package         pkg:npm/qs@5.0.0',
      'exception       security/exceptions/a.json: is for other packages or versions than qs 5.0.0',
      'severity        block: no exception applies',
    ])
      expect(stdout).toContain(line);
  });

  it('distinguishes known attacks from their probability', async () => {
    const match = (id: string, more: object) => ({
      vulnerability: { id, severity: 'Critical', ...more },
      artifact: { name: 'qs', version: '5.0.0', type: 'npm', purl: 'pkg:npm/qs@5.0.0' },
    });
    world.write('report.json', {
      matches: [
        match('CVE-2026-2001', { epss: [{ epss: 0.5 }], knownExploited: [] }),
        match('CVE-2026-2002', { knownExploited: [{ cve: 'CVE-2026-2002' }] }),
      ],
      source: { type: 'image', target: { imageID: DIGEST } },
      descriptor: { name: 'grype', version: '0.100.0', timestamp: now() },
    });
    const explain = async (id: string) =>
      (await world.gatehouse('explain', id, ...about('development'), '-r', 'report.json')).stdout;
    expect(await explain('CVE-2026-2001')).toContain(
      'exploited       not known to be; EPSS 50.0%, the probability of attacks within 30 days',
    );
    expect(await explain('CVE-2026-2002')).toContain(
      'exploited       yes, known to be; EPSS unknown',
    );
  });
});
