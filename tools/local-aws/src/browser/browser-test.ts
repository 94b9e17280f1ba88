import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';

/**
 * `nx browser-test @gatehouse/local-aws`: lets pages of other sites attack the embedded AWS in a real browser, headless
 * Chromium (CHROMIUM: its command, default `chromium`). Exits with code 1 if one of them gets anything, or if a page of
 * this machine gets nothing.
 */
const run = promisify(execFile);
const secret = 'seen-by-a-page';
const failures: string[] = [];

const aws = await startLocalAws({
  seed: { topics: ['news'], buckets: ['assets'], secrets: { 'seen-by-a-page': secret } },
});
const topic = encodeURIComponent(aws.topicArn('news'));
await fetch(`${aws.url}/assets/key`, { method: 'PUT', body: secret });
const callsBefore = JSON.stringify(aws.calls());

/** The attacks of a malicious page; the document contains what it could read. */
const attack = (target: string): string => `<!doctype html>
<body><pre id="seen"></pre>
<iframe name="frame"></iframe>
<img src="${target}/assets/key"><script src="${target}/_local/notifications"></script>
<form id="form" method="post" action="${target}/?Action=Publish&TopicArn=${topic}&Message=form" target="frame">
  <input name="Action" value="Publish"><input name="TopicArn" value="${aws.topicArn('news')}">
  <input name="Message" value="forged by a form">
</form>
<script>
  const seen = (text) => document.getElementById('seen').append(text + '\\n');
  const attempt = (path, init) => fetch('${target}' + path, init).then((r) => r.text()).then(seen, () => seen('blocked'));
  document.getElementById('form').submit();
  const form = { method: 'POST', body: new URLSearchParams({ Action: 'Publish', TopicArn: '${aws.topicArn('news')}', Message: 'forged' }) };
  Promise.all([
    attempt('/assets/key'), attempt('/_local/notifications'), attempt('/', form),
    attempt('/', { ...form, mode: 'no-cors' }),
    attempt('/assets/key', { method: 'PUT', body: 'forged' }),
    attempt('/assets/key', { method: 'DELETE' }),
    attempt('/_local/faults', { method: 'PUT', body: '{"kind":"hang"}' }),
    attempt('/', { method: 'POST', headers: { 'x-amz-target': 'secretsmanager.ListSecrets', 'content-type': 'application/x-amz-json-1.1' }, body: '{}' }),
  ]).then(() => seen('tried all'));
</script>`;

const pages = createServer((request, response) => {
  response.setHeader('content-type', 'text/html');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
  const target = searchParams.get('target') ?? '';
  if (pathname === '/go') response.end(`<script>location = ${JSON.stringify(target)}</script>`);
  else response.end(attack(target));
}).listen(0, '127.0.0.1');
await once(pages, 'listening');
const page = (pages.address() as AddressInfo).port;

/** The browser's document after it has opened the URL. */
async function open(url: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'));
  try {
    const { stdout } = await run(
      process.env['CHROMIUM'] ?? 'chromium',
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-proxy-server'],
        '--disable-features=DialMediaRouteProvider',
        '--host-resolver-rules=MAP evil.example 127.0.0.1',
        ...[`--user-data-dir=${profile}`, '--virtual-time-budget=5000', '--dump-dom', url],
      ],
      { timeout: 60_000 },
    );
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

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
  const seen = await open(`${evil}/?target=${target}`);
  expect(`a page of another site tries all attacks at ${host}`, seen.includes('tried all'), seen);
  expect(`it reads nothing at ${host}`, !seen.includes(secret), seen);
  expectUntouched(aws, `a page of another site, at ${host},`);
}

// A name that now points to this machine: for the browser, the page and the AWS are one site.
for (const path of ['/_local/notifications', '/assets/key', '/_local/calls']) {
  const seen = await open(`http://evil.example:${aws.port}${path}`);
  expect(
    `rebinding reads nothing at ${path}`,
    seen.includes('has no name') && !seen.includes(secret),
    seen,
  );
}
expectUntouched(aws, 'rebinding');
const led = await open(`${evil}/go?target=http://127.0.0.1:${aws.port}/assets/key`);
expect('a link of another site opens no object', !led.includes(secret), led);

const direct = await open(`http://127.0.0.1:${aws.port}/assets/key`);
expect('a person opens an object in the browser', direct.includes(secret), direct);

pages.closeAllConnections();
pages.close();
await aws.stop();
for (const failure of failures) process.stderr.write(`${failure.slice(0, 2000)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
