import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatehouse } from '../test/gatehouse.ts';
import { answer, standInService, type StandInService } from './test/stand-in-service.ts';

let folder: string;
let service: StandInService;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-smoke-'));
  const place = { account: '111111111111', cluster: 'c' };
  const workspace = {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: {
      laptop: { ...place, region: 'eu-west-1', domain: 'laptop.example', local: true },
      staging: { ...place, region: 'eu-central-1', domain: 'staging.acme.example' },
    },
  };
  writeFileSync(join(folder, 'gatehouse.json'), JSON.stringify(workspace));
  mkdirSync(join(folder, 'apps/payments'), { recursive: true });
  const manifest = { description: 'Pays', port: 3000, exposure: 'internal' };
  writeFileSync(join(folder, 'apps/payments/service.json'), JSON.stringify(manifest));
  service = await standInService();
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const smoke = (environment: string, ...args: readonly string[]) =>
  gatehouse(['smoke', '--service', 'payments', '--environment', environment, ...args], {
    cwd: folder,
  });

describe('gatehouse smoke', () => {
  it('exits with 0 for a healthy service', async () => {
    expect(await smoke('laptop', '--url', service.origin)).toEqual({
      code: 0,
      stdout: [
        `PASSED  payments in laptop  ${service.origin}`,
        '  - passed  health: pass',
        '  - passed  authentication: POST /notify without a key is refused',
        '  - passed  security headers: all are there',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('exits with 1 for an unhealthy service, and escapes the responses it logs', async () => {
    const bad = await standInService({
      '/health': (_request, response) =>
        answer(response, 307, '', { location: 'http://a/ ##[error]' }),
    });
    const { code, stdout } = await smoke('laptop', '--url', bad.origin, '--format', 'json');
    await bad.close();
    expect([code, stdout]).toEqual([1, expect.not.stringContaining('##[')]);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      service: 'payments',
      origin: bad.origin,
      outcome: 'failed',
      checks: [{ name: 'health', outcome: 'failed' }, {}, {}],
    });
  });

  it('does not claim to reach an internal service, and exits with 0', async () => {
    const { code, stdout } = await smoke('staging');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^SKIPPED {2}payments in staging {2}it is internal, .* --url/),
    ]);
  });

  it.each([
    [['laptop'], 'The environment "laptop" is local: say --url'],
    [['nowhere'], 'gatehouse.json has no environment "nowhere"'],
    [['staging', '--service', 'other'], 'There is no service "other"'],
    [['staging', '--url', 'ftp://127.0.0.1'], 'It must be an address such as'],
  ])('%j exits with 2, one line and its code', async ([environment = '', ...args], message) => {
    const { code, stdout, stderr } = await smoke(environment, ...args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
