import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workspace } from '@gatehouse/service-manifest';
import { attestStage } from './attest-stage.ts';
import type { RunCommand } from './run-command.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/build/payments@${DIGEST}`;
const COMMIT = 'c'.repeat(40);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-attest-'));
  writeFileSync(join(root, 'bundle.json'), '{"bomFormat":"CycloneDX"}');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs the stage with commands that end as they are told to, and notes them. */
async function stage(codes: Readonly<Record<string, number>>) {
  const calls: [string, Readonly<Record<string, string>> | undefined][] = [];
  const run: RunCommand = (command, args, env) => {
    if (command === 'git') return Promise.resolve({ code: 0, stdout: `${COMMIT}\n` });
    calls.push([args.join(' '), env]);
    return Promise.resolve({ code: codes[args[1]!] ?? 0, stdout: '' });
  };
  const workspace = { organisation: 'acme', repository: 'services' } as Workspace;
  const result = await attestStage({
    ...{ root, service: 'payments', workspace, image: IMAGE, run },
    sbom: { from: 'bundle.json', to: 'bound.json' },
    variables: { AWS_ENDPOINT_URL: 'http://localhost:1' },
  });
  return { result, calls };
}

it('signs what names the image, as a job on main, and verifies it as the gate does', async () => {
  const { result, calls } = await stage({});
  expect(result).toMatchObject({ outcome: 'passed', detail: expect.stringContaining(COMMIT) });
  const of = `--image ${IMAGE} --commit ${COMMIT}`;
  expect(calls.map(([line]) => line)).toEqual([
    `gatehouse attest ${of} --sbom bound.json`,
    `gatehouse provenance ${of}`,
  ]);
  expect(calls[0]![1]).toMatchObject({
    AWS_ENDPOINT_URL: 'http://localhost:1',
    GITHUB_REPOSITORY: 'acme/services',
    GITHUB_REF: 'refs/heads/main',
  });
  expect(JSON.parse(readFileSync(join(root, 'bound.json'), 'utf8'))).toMatchObject({
    metadata: { component: { purl: `pkg:oci/payments@${DIGEST.replace(':', '%3A')}` } },
  });
});

it.each(['attest', 'provenance'])('fails where %s does', async (command) => {
  const { result } = await stage({ [command]: 1 });
  expect(result).toEqual({ outcome: 'failed', detail: `${command}: exit code 1` });
});
