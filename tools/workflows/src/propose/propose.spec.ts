import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startCommand } from '@gatehouse/testing';

interface Call {
  call: string;
  body: unknown;
}

/** A GitHub that knows one repository, and answers as the real one does where that matters. */
async function startGitHub(has: { branch?: boolean; pullRequest?: boolean; broken?: boolean }) {
  const calls: Call[] = [];
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const call = `${request.method} ${request.url}`;
      calls.push({ call, body: body && JSON.parse(body) });
      const [status, answer] = answerTo(call, has);
      const authorized = request.headers.authorization === 'Bearer a-token';
      response.writeHead(authorized ? status : 401).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls, stop: () => server.close() };
}

function answerTo(call: string, has: Parameters<typeof startGitHub>[0]): [number, unknown] {
  if (has.broken) return [503, { message: 'Unicorn' }];
  if (call.endsWith('/git/trees')) return [201, { sha: 'the-tree' }];
  if (call.endsWith('/git/commits')) return [201, { sha: 'the-commit' }];
  if (call.startsWith('POST') && call.endsWith('/git/refs'))
    return has.branch ? [422, { message: 'Reference already exists' }] : [201, {}];
  if (call.startsWith('PATCH')) return [200, {}];
  if (call.startsWith('GET')) return [200, has.pullRequest ? [{ html_url: 'the-old-one' }] : []];
  return [201, { html_url: 'the-new-one' }];
}

let root: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: root,
    encoding: 'utf8',
  }).trim();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-propose-'));
  git('init', '--quiet');
  for (const file of ['changed', 'kept', 'gone']) writeFileSync(join(root, file), 'before\n');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
});
afterEach(() => rmSync(root, { recursive: true }));

function change() {
  writeFileSync(join(root, 'changed'), 'after\n');
  writeFileSync(join(root, 'new'), '#!/bin/sh\n');
  chmodSync(join(root, 'new'), 0o755);
  rmSync(join(root, 'gone'));
}

async function run(has: Parameters<typeof startGitHub>[0] = {}) {
  const github = await startGitHub(has);
  const script = startCommand(
    process.execPath,
    [
      join(import.meta.dirname, '../../bin/gatehouse-workflows.js'),
      ...['propose', '--branch=bases', '--title=Newer bases'],
    ],
    {
      cwd: root,
      env: {
        GITHUB_TOKEN: 'a-token',
        GITHUB_REPOSITORY: 'acme/services',
        GITHUB_API_URL: github.url,
      },
    },
  );
  const { code } = await script.exit;
  github.stop();
  return { code, stdout: script.stdout(), stderr: script.stderr(), calls: github.calls };
}

describe('gatehouse-workflows propose', () => {
  it('opens a pull request with the changed, added and removed files', async () => {
    change();
    const { code, stdout, calls } = await run();
    expect(code).toBe(0);
    expect(stdout).toBe('the-new-one\n');
    expect(calls).toEqual([
      {
        call: 'POST /repos/acme/services/git/trees',
        body: {
          base_tree: git('rev-parse', 'HEAD^{tree}'),
          tree: [
            { path: 'changed', mode: '100644', type: 'blob', content: 'after\n' },
            { path: 'gone', mode: '100644', type: 'blob', sha: null },
            { path: 'new', mode: '100755', type: 'blob', content: '#!/bin/sh\n' },
          ],
        },
      },
      {
        call: 'POST /repos/acme/services/git/commits',
        body: { message: 'Newer bases', tree: 'the-tree', parents: [git('rev-parse', 'HEAD')] },
      },
      {
        call: 'POST /repos/acme/services/git/refs',
        body: { ref: 'refs/heads/bases', sha: 'the-commit' },
      },
      { call: 'GET /repos/acme/services/pulls?state=open&head=acme%3Abases', body: '' },
      {
        call: 'POST /repos/acme/services/pulls',
        body: {
          head: 'bases',
          base: 'main',
          title: 'Newer bases',
          body: expect.stringContaining('approve their run'),
        },
      },
    ]);
  });

  it('updates the branch and the pull request of the month before', async () => {
    change();
    const { stdout, calls } = await run({ branch: true, pullRequest: true });
    expect(stdout).toBe('the-old-one\n');
    expect(calls.slice(3)).toEqual([
      {
        call: 'PATCH /repos/acme/services/git/refs/heads/bases',
        body: { sha: 'the-commit', force: true },
      },
      expect.objectContaining({ call: expect.stringMatching(/^GET/) }),
    ]);
  });

  it('sends no requests to GitHub without a change', async () => {
    expect(await run()).toEqual({
      code: 0,
      stdout: 'No changes to propose\n',
      stderr: '',
      calls: [],
    });
  });

  it('fails with one line if GitHub does', async () => {
    change();
    const { code, stderr } = await run({ broken: true });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'gatehouse-workflows: GitHub answered 503 to POST git/trees: {"message":"Unicorn"}\nCause and fix: gatehouse help GH-WORKFLOWS-003\n',
    );
  });
});
