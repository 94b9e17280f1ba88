import { request } from 'node:http';
import { connect } from 'node:net';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { foreignRequest } from './foreign-page.ts';

it.each([
  ['localhost', undefined],
  ['localhost:4566', undefined],
  ['LOCALHOST', undefined],
  ['assets.localhost:4566', undefined],
  ['assets.s3.localhost', undefined],
  ['127.0.0.1:4566', undefined],
  ['127.1.2.3', undefined],
  ['[::1]:4566', undefined],
  ['[::ffff:127.0.0.1]', undefined],
  ['laptop.lan', undefined],
  ['aws.team.example', undefined],
  ['evil.example', 'This server has no name "evil.example"'],
  ['evil.example:4566', 'This server has no name "evil.example"'],
  ['localhost.evil.example', 'This server has no name'],
  ['127.0.0.1.evil.example', 'This server has no name'],
  ['evil-localhost', 'This server has no name'],
  ['localhost.', 'This server has no name'],
  ['127.0.0.1.nip.io', 'This server has no name'],
  ['user@localhost', 'This server has no name'],
  ['evil.example/.localhost', 'This server has no name'],
  ['evil.example?.localhost', 'This server has no name'],
  ['evil@x.localhost', 'This server has no name'],
  ['team.example', 'This server has no name'],
  ['evilteam.example', 'This server has no name'],
  ['192.168.1.5', 'This server has no name'],
  ['', 'This server has no name'],
  [undefined, 'This server has no name'],
])('a request for the host %s gets: %s', (host, refusal) => {
  const found = foreignRequest({ host }, ['laptop.lan', '*.team.example']);
  if (refusal === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(refusal);
});

describe('a foreign page', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws({
      seed: { topics: ['news'], buckets: ['assets'], secrets: { 'app/key': 'seeded' } },
    });
  });

  afterAll(() => aws.stop());

  /** As a browser sends it: `fetch` sets none of these headers. */
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<{ status: number | undefined; text: string; headers: object }> =>
    new Promise((resolve, reject) => {
      request({ port: aws.port, host: '127.0.0.1', method, path, headers }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode, text, headers: response.headers }),
        );
      })
        .on('error', reject)
        .end(body);
    });

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const publish = `Action=Publish&TopicArn=arn:aws:sns:eu-central-1:000000000000:news&Message=forged`;

  it.each([
    ['reads nothing by rebinding', 'GET', '/_local/notifications', { host: 'evil.example' }],
    ['reads no object by rebinding', 'GET', '/assets/key', { host: 'evil.example:4566' }],
    ['reads no bucket as an image', 'GET', '/assets', { 'sec-fetch-site': 'cross-site' }],
    ['writes no form', 'POST', '/', { ...form, origin: 'https://evil.example' }],
    ['writes no form from a file', 'POST', '/', { ...form, origin: 'null' }],
    ['deletes nothing', 'DELETE', '/_local/notifications', { origin: 'https://evil.example' }],
    [
      'gets no permission by asking first',
      'OPTIONS',
      '/assets/key',
      { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    ],
    [
      'reads no names of secrets by rebinding',
      'POST',
      '/',
      {
        host: 'evil.example',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.ListSecrets',
      },
    ],
  ] as const)('%s', async (_, method, path, headers) => {
    const answer = await send(method, path, { ...headers }, method === 'POST' ? publish : '');
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ __type: 'AccessDenied' });
    for (const name of Object.keys(answer.headers)) expect(name).not.toMatch(/^access-control-/);
    expect(aws.notifications()).toEqual([]);
    expect(aws.calls()).toEqual({});
  });

  it('refuses a request with two Host headers in either order', async () => {
    for (const hosts of [
      ['localhost', 'evil.example'],
      ['evil.example', 'localhost'],
    ])
      expect(await statusOf(aws.port, hosts)).toBe(400);
  });

  it('a page of this machine may use it', async () => {
    const own = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' };
    expect((await send('GET', '/assets', own)).status).toBe(200);
  });
});

/** The status of a request with these Host headers; no HTTP client sends more than one. */
async function statusOf(port: number, hosts: readonly string[]): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const lines = hosts.map((host) => `Host: ${host}\r\n`).join('');
  socket.end(`GET /_local/notifications HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`);
  let text = '';
  for await (const part of socket) text += String(part);
  return Number(text.split(' ')[1]);
}
