import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const REPOSITORY = '000000000000.dkr.ecr.eu-central-1.amazonaws.com/build/payments';
/** Digests of a configuration: of what the stub builds, and of another image; and of a manifest with each. */
const BUILT = 'b'.repeat(64);
const OTHER = 'c'.repeat(64);
const DIGEST = { [BUILT]: `sha256:${'1'.repeat(64)}`, [OTHER]: `sha256:${'2'.repeat(64)}` };

let work: string;
let commit: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'gatehouse-container-'));
  for (const folder of ['bin', 'stub/local', 'stub/registry', 'workspace/apps/payments'])
    mkdirSync(join(work, folder), { recursive: true });
  symlinkSync(join(import.meta.dirname, 'test/docker-stub.sh'), join(work, 'bin/docker'));
  const place = { account: '111111111111', region: 'eu-west-1', cluster: 'c', domain: 'a.example' };
  write('workspace/gatehouse.json', {
    organisation: 'acme',
    repository: 'services',
    registry: { account: '000000000000', region: 'eu-central-1' },
    environments: { development: place },
  });
  write('workspace/apps/payments/service.json', {
    description: 'Pays',
    port: 3000,
    exposure: 'internal',
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: join(work, 'workspace'),
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=All');
  commit = git('rev-parse', 'HEAD').trim();
});
afterEach(() => rmSync(work, { recursive: true }));

function write(file: string, content: object | string): void {
  writeFileSync(join(work, file), typeof content === 'string' ? content : JSON.stringify(content));
}
const read = (file: string) => readFileSync(join(work, file), 'utf8');
const inRegistry = (reference: string, config: string) =>
  write(`stub/registry/${reference.replaceAll(/[/:]/g, '_')}`, config);

function container(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../bin/gatehouse-container.js'), 'apps/payments', ...options],
    {
      cwd: join(work, 'workspace'),
      encoding: 'utf8',
      env: {
        PATH: [join(work, 'bin'), process.env['PATH']].join(delimiter),
        TMPDIR: tmpdir(),
        STUB: join(work, 'stub'),
        GITHUB_OUTPUT: join(work, 'output'),
        NO_COLOR: '1',
      },
    },
  );
  return { status, stdout, stderr };
}
const calls = (verb: string) =>
  read('stub/calls')
    .split('\n')
    .filter((line) => line.startsWith(`${verb} `));

describe('nx container', () => {
  it('identifies a local image by the digest of its configuration', () => {
    const { status, stdout } = container('--no-cache');
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`\nimage=payments@sha256:${BUILT}\n$`));
    expect(read('output')).toBe(`image=payments@sha256:${BUILT}\n`);
    expect(calls('build')).toEqual([expect.stringMatching(/ --no-cache [^ ]*workspace$/)]);
    expect(calls('push')).toEqual([]);
  });

  it('pushes it under the tag of its commit, and identifies it by the digest in the registry', () => {
    expect(container('--push')).toMatchObject({ status: 0, stderr: '' });
    expect(calls('push')).toEqual([`push ${REPOSITORY}:build-${commit}`]);
    const digest = DIGEST[BUILT];
    expect(read('output')).toBe(
      `image=${REPOSITORY}@${digest}\nrepository=${REPOSITORY}\ndigest=${digest}\n`,
    );
  });

  it('accepts the existing image under the tag if it is the same', () => {
    inRegistry(`${REPOSITORY}:build-${commit}`, BUILT);
    expect(container('--push').status).toBe(0);
    expect(calls('push')).toEqual([]);
    expect(read('output')).toContain(`digest=${DIGEST[BUILT]}\n`);
  });

  it('fails if another image has the tag, and leaves that image unchanged', () => {
    inRegistry(`${REPOSITORY}:build-${commit}`, OTHER);
    const { status, stderr } = container('--push');
    expect([status, stderr]).toEqual([
      1,
      `payments: ${REPOSITORY}:build-${commit} is taken by another image: its configuration is sha256:${OTHER}, ours sha256:${BUILT}; tags never move, so make a new commit\nCause and fix: gatehouse help GH-CONTAINER-005\n`,
    ]);
    expect(calls('push')).toEqual([]);
    expect(existsSync(join(work, 'output'))).toBe(false);
  });

  it("fails with docker's message if the registry rejects the push", () => {
    write('stub/closed', '');
    expect(container('--push')).toMatchObject({
      status: 1,
      stderr:
        'payments: docker push ended with 1: denied: not allowed\nCause and fix: gatehouse help GH-CONTAINER-002\n',
    });
  });

  it('refuses to build for a push when files differ from the commit', () => {
    write('workspace/new.txt', '');
    expect(container('--push')).toMatchObject({
      status: 1,
      stderr: `payments: --push is for a commit, and files differ from ${commit}: commit or remove them first (git status)\nCause and fix: gatehouse help GH-CONTAINER-005\n`,
    });
    expect(calls('build')).toEqual([]);
  });

  it('pulls an image by its digest instead of building, and exports it and its contents as files', () => {
    const image = `${REPOSITORY}@${DIGEST[OTHER]}`;
    inRegistry(image, OTHER);
    const [archive, sbom] = [join(work, 'image.tar'), join(work, 'sbom.json')];
    const { status } = container(`--from=${image}`, `--save=${archive}`, `--sbom-file=${sbom}`);
    expect(status).toBe(0);
    expect(calls('build')).toEqual([]);
    expect(calls('save')).toEqual([`save --output=${archive} ${image}`]);
    expect(calls('cp')).toEqual([`cp 0123456789ab:/app/sbom.cdx.json ${sbom}`]);
    expect(calls('rm')).toEqual(['rm 0123456789ab']);
    const purl = `pkg:oci/payments@${DIGEST[OTHER]?.replace(':', '%3A')}`;
    expect(JSON.parse(read('sbom.json'))).toMatchObject({ metadata: { component: { purl } } });
    expect(read('output')).toContain(`image=${image}\n`);
  });

  it('prints its options without an engine', () => {
    rmSync(join(work, 'bin/docker'));
    const { status, stdout } = container('--help');
    expect([status, stdout]).toEqual([0, expect.stringContaining('--sbom-file=FILE')]);
  });
});
