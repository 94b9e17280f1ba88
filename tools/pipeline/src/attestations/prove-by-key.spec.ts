import { generateKeyPairSync, sign } from 'node:crypto';
import {
  encodeEnvelope,
  preAuthenticationEncoding,
  type TrustedKey,
} from '../gate/evidence/index.ts';
import type { Claim } from './claim.ts';
import { proveByKey } from './prove-by-key.ts';
import { provenanceStatement, sbomStatement, type Job } from './statements.ts';

const KEY = 'arn:aws:kms:eu-central-1:222222222222:key/build';
const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const trusted: TrustedKey = { keyId: KEY, publicKey: ours.publicKey, kind: 'kms' };
const CLAIM: Claim = {
  image: `222222222222.dkr.ecr.eu-central-1.amazonaws.com/build/payments@sha256:${'a'.repeat(64)}`,
  commit: 'c'.repeat(40),
  repository: 'acme/services',
};
const JOB: Job = {
  ref: 'refs/heads/main',
  workflow: '.github/workflows/deliver.yml',
  event: 'push',
  runner: 'github-hosted',
  run: '7',
  attempt: '1',
};

function envelope(payload: Buffer, keyId = KEY, { privateKey } = ours): string {
  const signature = sign('sha256', preAuthenticationEncoding(payload), privateKey);
  return encodeEnvelope({ payload, keyId, signature });
}

/** What a build attaches: the bill of materials, and the provenance. */
function attached(claim = CLAIM, job = JOB, change: (text: string) => string = (text) => text) {
  const sbom = Buffer.from(JSON.stringify(sbomStatement(claim, { bomFormat: 'CycloneDX' })));
  const origin = JSON.stringify(provenanceStatement(claim, job, sbom));
  return [envelope(sbom), envelope(Buffer.from(change(origin)))];
}

const proof = (envelopes: readonly string[]) => proveByKey(CLAIM, envelopes, trusted);
const reasons = (envelopes: readonly string[]) =>
  proof(envelopes).findings.map(({ outcome, reason }) => `${outcome}: ${reason}`);

describe('proveByKey', () => {
  it('proves what the build attached, beside attestations that do not count', () => {
    expect(proof(attached())).toEqual({
      outcome: 'proven',
      findings: ['provenance', 'bill of materials'].map((of) => ({
        ...{ of, outcome: 'proven', reason: `signed with ${KEY}` },
      })),
    });
    const others = [...attached({ ...CLAIM, commit: 'd'.repeat(40) }), 'no envelope'];
    expect(proof([...others, ...attached()]).outcome).toBe('proven');
  });

  it('proves nothing where nothing is attached', () => {
    expect(reasons([])).toEqual([
      expect.stringMatching(/^not proven: no provenance that is signed with the key of the build/),
      expect.stringMatching(/^not proven: no bill of materials that is signed/),
    ]);
  });

  const other = 'd'.repeat(64);
  it.each([
    [
      'another repository',
      attached({ ...CLAIM, repository: 'acme/other' }),
      'the repository is https://github.com/acme/other, not https://github.com/acme/services',
    ],
    [
      'another commit',
      attached({ ...CLAIM, commit: 'd'.repeat(40) }),
      `it was built from the commit ${'d'.repeat(40)}, not ${CLAIM.commit}`,
    ],
    [
      'another image, whose attestations were copied to this one',
      attached({ ...CLAIM, image: CLAIM.image.replace('a'.repeat(64), other) }),
      `it is about ${CLAIM.image.replace('a'.repeat(64), other)}, not ${CLAIM.image}`,
    ],
    [
      'the same digest of another service',
      attached({ ...CLAIM, image: CLAIM.image.replace('payments', 'orders') }),
      'build/orders@sha256:',
    ],
    ['a branch', attached(CLAIM, { ...JOB, ref: 'refs/heads/x' }), 'from the branch refs/heads/x'],
    [
      'a self-hosted machine',
      attached(CLAIM, { ...JOB, runner: 'self-hosted' }),
      'the machine is self-hosted, not github-hosted',
    ],
    [
      'another workflow',
      attached(CLAIM, JOB, (text) => text.replace('deliver-service.yml', 'mine.yml')),
      'built by https://github.com/acme/services/.github/workflows/mine.yml@refs/heads/main, not',
    ],
    [
      'two sources',
      attached(CLAIM, JOB, (text) =>
        text.replace(/"resolvedDependencies":\[(.*?)\]/, '"resolvedDependencies":[$1,$1]'),
      ),
      'what was signed is no such statement: buildDefinition.resolvedDependencies',
    ],
  ])('does not prove an image of %s, and says so', (_, envelopes, reason) => {
    expect(proof(envelopes).outcome).toBe('not proven');
    expect(reasons(envelopes)[0]).toContain(reason);
  });

  it('takes no other key, regardless of the name that the envelope gives it', () => {
    const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const payloads = attached().map((text) => Buffer.from(JSON.parse(text).payload, 'base64'));
    const named = payloads.map((payload) => envelope(payload, 'arn:aws:kms:::key/theirs', theirs));
    expect(reasons(named)[0]).toContain(`signed with the key arn:aws:kms:::key/theirs, not with`);
    const forged = payloads.map((payload) => envelope(payload, KEY, theirs));
    expect(reasons(forged)[0]).toContain('its signature is not of this statement');
  });

  it('finds every change of a signed statement', () => {
    for (const changed of attached().map((text) => JSON.parse(text) as { payload: string })) {
      const payload = Buffer.from(changed.payload, 'base64')
        .toString()
        .replace('payments', 'paymentz');
      const text = JSON.stringify({ ...changed, payload: Buffer.from(payload).toString('base64') });
      expect(reasons([text])[0]).toContain('it was changed, or signed with another key');
    }
  });

  it('takes no bill of materials that was signed with another build of the same image', () => {
    const [, origin] = attached();
    const sbom = Buffer.from(JSON.stringify(sbomStatement(CLAIM, { bomFormat: 'other' })));
    expect(reasons([origin!, envelope(sbom)])).toEqual([
      expect.stringMatching(/^proven/),
      'not proven: none that is attached was signed with a valid provenance of this commit',
    ]);
    expect(reasons([origin!])[1]).toMatch(/^not proven: no bill of materials/);
  });
});
