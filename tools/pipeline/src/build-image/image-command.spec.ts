import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { WORKSPACE } from '../deploy/test/workspace.ts';
import { gatehouse } from '../test/gatehouse.ts';

const STUB = join(import.meta.dirname, '../../../container/src/test/docker-stub.sh');
const REPOSITORY = '222222222222.dkr.ecr.eu-central-1.amazonaws.com/build/payments';

let work: string;
let commit: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'gatehouse-image-'));
  for (const folder of ['bin', 'stub/local', 'stub/registry', 'workspace/apps/payments'])
    mkdirSync(join(work, folder), { recursive: true });
  symlinkSync(STUB, join(work, 'bin/docker'));
  write('workspace/gatehouse.json', WORKSPACE);
  const manifest = { description: 'Pays', port: 3000, exposure: 'internal' };
  write('workspace/apps/payments/service.json', JSON.stringify(manifest));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      ...{ cwd: join(work, 'workspace'), encoding: 'utf8' as const },
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=All');
  commit = git('rev-parse', 'HEAD').trim();
});
afterEach(() => rmSync(work, { recursive: true }));

const write = (file: string, content: string) => writeFileSync(join(work, file), content);
const image = (...args: string[]) =>
  gatehouse(['image', '--service', 'payments', ...args], {
    cwd: join(work, 'workspace'),
    env: {
      PATH: [join(work, 'bin'), process.env['PATH']].join(delimiter),
      TMPDIR: tmpdir(),
      STUB: join(work, 'stub'),
      GITHUB_OUTPUT: join(work, 'output'),
      NO_COLOR: '1',
    },
  });

it('pushes the image of a commit, beside the command as one file, and says what it is', async () => {
  write('workspace/gatehouse.mjs', 'the command');
  expect(await image('--push')).toMatchObject({ code: 0, stderr: '' });
  const digest = `sha256:${'1'.repeat(64)}`;
  expect(readFileSync(join(work, 'output'), 'utf8')).toBe(
    `image=${REPOSITORY}@${digest}\nrepository=${REPOSITORY}\ndigest=${digest}\n`,
  );
  const calls = readFileSync(join(work, 'stub/calls'), 'utf8');
  expect(calls).toContain(`push ${REPOSITORY}:build-${commit}\n`);
});

it('pushes nothing where another file differs from the commit', async () => {
  write('workspace/other.mjs', 'not committed');
  const { code, stderr } = await image('--push');
  expect([code, stderr]).toEqual([2, expect.stringContaining(`files differ from ${commit}`)]);
});

it.each([
  [['--from', 'payments:latest'], '--from must be REPOSITORY@sha256:'],
  [['--from', `${REPOSITORY}@sha256:${'a'.repeat(64)}`, '--push'], 'cannot go with --push'],
  [['--service', 'nothing'], 'There is no service "nothing"'],
])('%j ends with 2, and docker is not asked', async (args, message) => {
  const { code, stdout, stderr } = await image(...args);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
});
