import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { attack } from './attack.ts';
import { openPage } from './open-page.ts';

/**
 * `nx browser-test @gatehouse/local-aws`: lets pages of other sites attack the embedded AWS in a real browser, headless
 * Chromium (CHROMIUM: its command, default `chromium`). Exits with code 1 if one of them gets anything, or if a page of
 * this machine gets nothing.
 */
const secret = 'seen-by-a-page';
const failures: string[] = [];

const aws = await startLocalAws({
  seed: { topics: ['news'], buckets: ['assets'], secrets: { 'seen-by-a-page': secret } },
});
await fetch(`${aws.url}/assets/key`, { method: 'PUT', body: secret });
const callsBefore = JSON.stringify(aws.calls());

const pages = createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
  const target = searchParams.get('target') ?? '';
  if (pathname === '/go') response.end(`<script>location = ${JSON.stringify(target)}</script>`);
  else response.end(attack(target, aws.topicArn('news')));
}).listen(0, '127.0.0.1');
await once(pages, 'listening');
const page = (pages.address() as AddressInfo).port;

function expect(what: string, holds: boolean, found: string): void {
  process.stdout.write(`${holds ? 'ok    ' : 'FAILED'} ${what}\n`);
  if (!holds) failures.push(`${what}: ${found}`);
}

function expectUntouched({ notifications, calls, faults: _ }: LocalAws, by: string): void {
  expect(`${by} publishes nothing`, notifications().length === 0, JSON.stringify(notifications()));
  expect(
    `${by} reaches no service`,
    JSON.stringify(calls()) === callsBefore,
    JSON.stringify(calls()),
  );
}

const evil = `http://evil.example:${page}`;
for (const host of ['127.0.0.1', 'localhost', 'evil.example']) {
  const target = `http://${host}:${aws.port}`;
  const seen = await openPage(`${evil}/?target=${target}`);
  expect(`a page of another site tries all attacks at ${host}`, seen.includes('tried all'), seen);
  expect(`it reads nothing at ${host}`, !seen.includes(secret), seen);
  expectUntouched(aws, `a page of another site, at ${host},`);
}

// A name that now points to this machine: for the browser, the page and the AWS are one site.
for (const path of ['/_local/notifications', '/assets/key', '/_local/calls']) {
  const seen = await openPage(`http://evil.example:${aws.port}${path}`);
  expect(
    `rebinding reads nothing at ${path}`,
    seen.includes('has no name') && !seen.includes(secret),
    seen,
  );
}
expectUntouched(aws, 'rebinding');
const led = await openPage(`${evil}/go?target=http://127.0.0.1:${aws.port}/assets/key`);
expect('a link of another site opens no object', !led.includes(secret), led);

const direct = await openPage(`http://127.0.0.1:${aws.port}/assets/key`);
expect('a person opens an object in the browser', direct.includes(secret), direct);

pages.closeAllConnections();
pages.close();
await aws.stop();
for (const failure of failures) process.stderr.write(`${failure.slice(0, 2000)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
