import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { exception } from '../test/samples.ts';
import type { Exception, Revocation } from '../exceptions/exception.ts';
import type { CurrentExceptions } from './check-exceptions.ts';
import { decodeEnvelope, encodeEnvelope, preAuthenticationEncoding } from './dsse.ts';
import { EvidenceError } from './evidence-error.ts';
import type { TrustedKey } from './key.ts';
import { kmsSigningKey, kmsTrustedKey } from './kms-key.ts';
import { localSigningKey, localTrustedKey } from './local-key.ts';
import { statementOf, type Facts } from './statement-of.ts';
import { ALIAS_ARN, KEY_ARN, startKms, type KmsDouble } from './test/kms-double.ts';
import { verifyEvidence, type Expected } from './verify-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-evidence-'));
let kms: KmsDouble;
let trusted: TrustedKey;
beforeAll(async () => {
  kms = await startKms();
  trusted = await kmsTrustedKey(ALIAS_ARN, kms.client);
});
beforeEach(() => (kms.answer = undefined));
afterAll(() => {
  kms.stop();
  rmSync(folder, { recursive: true });
});

const NOW = new Date('2026-11-23T12:00:00Z');
const DAY_MS = 86_400_000;
const HASH = 'b'.repeat(64);
const FACTS: Facts = {
  repository: 'registry.example.com/payments',
  digest: `sha256:${'a'.repeat(64)}`,
  service: 'payments',
  environment: 'production',
  at: NOW,
  policy: { file: 'security/policy.json', sha256: HASH },
  reports: [{ file: 'trivy.json', sha256: HASH }],
  holdsUntil: new Date(NOW.getTime() + 30 * DAY_MS),
  exceptions: [],
  findings: { HIGH: 0 },
  version: '1.0.0',
};
const NO_EXCEPTIONS: CurrentExceptions = { exceptions: [], revocations: [], exceptionFiles: [] };
const expected = (change: Partial<Expected> = {}): Expected => ({
  repository: FACTS.repository,
  digest: FACTS.digest,
  service: 'payments',
  environment: 'production',
  policySha256: HASH,
  rules: NO_EXCEPTIONS,
  trusted,
  allowLocalKey: false,
  now: NOW,
  ...change,
});

const current = (one: Exception, sha256 = HASH, revocations: Revocation[] = []) => ({
  exceptions: [one],
  revocations,
  exceptionFiles: [{ file: one.file, sha256 }],
});

async function envelopeOf(statement: object, key = kmsSigningKey(ALIAS_ARN, kms.client)) {
  const payload = Buffer.from(JSON.stringify(statement));
  return encodeEnvelope({ payload, ...(await key.sign(preAuthenticationEncoding(payload))) });
}
const reasonOf = (text: string, change: Partial<Expected> = {}): string => {
  try {
    verifyEvidence(text, expected(change));
    return 'valid';
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.reason;
  }
};

describe('evidence signed through KMS', () => {
  it('states what was passed, by which policy, on which grounds, and until when', async () => {
    const statement = verifyEvidence(await envelopeOf(statementOf(FACTS)), expected());
    expect(statement.predicate).toMatchObject({
      resourceUri: 'urn:gatehouse:production:payments',
      verificationResult: 'PASSED',
      policy: { uri: 'security/policy.json', digest: { sha256: HASH } },
      inputAttestations: [{ uri: 'trivy.json', digest: { sha256: HASH } }],
      'urn:gatehouse:gate': { expires: '2026-12-23T12:00:00.000Z' },
    });
  });

  it('is not valid longer than an exception that it rests on', async () => {
    const expires = new Date(NOW.getTime() + DAY_MS);
    const exceptions = [{ file: 'x.json', sha256: HASH, vulnerability: 'CVE-1', expires }];
    const text = await envelopeOf(statementOf({ ...FACTS, exceptions }));
    const rules = current(exception({ file: 'x.json', vulnerability: 'CVE-1', expires }));
    expect(reasonOf(text, { rules, now: new Date(expires.getTime() - 1) })).toBe('valid');
    expect(reasonOf(text, { rules, now: expires })).toBe('expired');
  });

  it.each<[string, Partial<Expected>, string]>([
    ['another image', { digest: `sha256:${'c'.repeat(64)}` }, 'wrong-digest'],
    [
      'another repository',
      { repository: 'registry.example.com/other/payments' },
      'wrong-repository',
    ],
    ['another service', { service: 'orders' }, 'wrong-service'],
    ['another environment', { environment: 'staging' }, 'wrong-environment'],
    ['another policy', { policySha256: 'c'.repeat(64) }, 'other-policy'],
    ['a day too late', { now: new Date(NOW.getTime() + 30 * DAY_MS) }, 'expired'],
    ['a clock that does not work', { now: new Date(NaN) }, 'expired'],
    ['a day before it was made', { now: new Date(NOW.getTime() - DAY_MS) }, 'from-the-future'],
  ])('is invalid for %s', async (_, change, reason) => {
    expect(reasonOf(await envelopeOf(statementOf(FACTS)), change)).toBe(reason);
  });

  it('is invalid if the gate did not pass, or for another predicate', async () => {
    const statement = statementOf(FACTS);
    const failed = { ...statement.predicate, verificationResult: 'FAILED' };
    expect(reasonOf(await envelopeOf({ ...statement, predicate: failed }))).toBe('not-passed');
    expect(reasonOf(await envelopeOf({ hello: 'world' }))).toBe('unreadable');
  });

  it('rejects evidence of another key, even under the same key name', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forged = (keyId: string) => ({
      sign: async (message: Buffer) => ({ keyId, signature: sign('sha256', message, privateKey) }),
    });
    const by = (keyId: string) => envelopeOf(statementOf(FACTS), forged(keyId));
    expect(reasonOf(await by('arn:aws:kms:eu-central-1:111111111111:key/other'))).toBe(
      'unknown-key',
    );
    expect(reasonOf(await by(KEY_ARN))).toBe('bad-signature');
    expect(reasonOf(await by('local:abc'))).toBe('local-key-in-production');
  });

  it('is valid with a local key only where that is allowed', async () => {
    const file = join(folder, 'gate.pem');
    const text = await envelopeOf(statementOf(FACTS), localSigningKey(file));
    const local = await localTrustedKey(file);
    expect(reasonOf(text, { trusted: local, allowLocalKey: true })).toBe('valid');
    expect(reasonOf(text, { trusted: local })).toBe('local-key-in-production');
    expect(reasonOf(text)).toBe('local-key-in-production');
  });

  it('does not survive a change of a single byte', async () => {
    const text = await envelopeOf(statementOf(FACTS));
    const { payload, keyId, signature } = decodeEnvelope(text);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, flip, inPayload) => {
          const bytes = Buffer.from(inPayload ? payload : signature);
          const index = at % bytes.length;
          bytes[index] = (bytes[index] as number) ^ flip;
          const changed = inPayload ? { payload: bytes, signature } : { payload, signature: bytes };
          expect(reasonOf(encodeEnvelope({ keyId, ...changed }))).toBe('bad-signature');
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it.each([
    ['', 'not JSON'],
    ['{}', 'payloadType'],
    [JSON.stringify({ payloadType: 'text/plain', payload: '', signatures: [] }), 'payloadType'],
    ['x'.repeat(1_048_577), 'larger than 1 MiB'],
  ])('is unreadable as %.20s', (text, why) => {
    expect(reasonOf(text)).toBe('unreadable');
    expect(() => decodeEnvelope(text)).toThrow(why);
  });

  it.each<[string, Date, string]>([
    ['valid until the verdict no longer holds', new Date(NOW.getTime() + 1), 'valid'],
    ['expired from then on', NOW, 'expired'],
  ])('is %s', async (_, holdsUntil, reason) => {
    expect(reasonOf(await envelopeOf(statementOf({ ...FACTS, holdsUntil })))).toBe(reason);
  });

  it('is unreadable with a duplicate key, in the envelope and in the signed statement', async () => {
    const text = await envelopeOf(statementOf(FACTS));
    const twice = text.replace('{"payloadType"', '{"payload":"e30=","payloadType"');
    expect(reasonOf(twice)).toBe('unreadable');
    expect(() => decodeEnvelope(twice)).toThrow('duplicate key "payload"');
    const key = kmsSigningKey(ALIAS_ARN, kms.client);
    const payload = Buffer.from(
      JSON.stringify(statementOf(FACTS)).replace('{', '{"predicateType":"x",'),
    );
    const signed = await key.sign(preAuthenticationEncoding(payload));
    expect(reasonOf(encodeEnvelope({ payload, ...signed }))).toBe('unreadable');
  });

  it('is rejected for a key name with control characters', async () => {
    const envelope = JSON.parse(await envelopeOf(statementOf(FACTS))) as { signatures: [object] };
    for (const keyid of ['a\nb', '\u001b[2J', '', 'x'.repeat(301)]) {
      const signatures = [{ ...envelope.signatures[0], keyid }];
      expect(() => decodeEnvelope(JSON.stringify({ ...envelope, signatures }))).toThrow(
        'signatures.0.keyid: must be the name of a key',
      );
    }
  });

  it('has exactly one signature', async () => {
    const envelope = JSON.parse(await envelopeOf(statementOf(FACTS))) as { signatures: unknown[] };
    for (const signatures of [[], [...envelope.signatures, ...envelope.signatures]])
      expect(() => decodeEnvelope(JSON.stringify({ ...envelope, signatures }))).toThrow(
        'signatures: must be exactly one',
      );
  });

  it('has a signature that covers its type and length too', () => {
    expect(preAuthenticationEncoding(Buffer.from('hello'), 'http://example.com/x').toString()).toBe(
      'DSSEv1 20 http://example.com/x 5 hello',
    );
  });
});

describe('a KMS key', () => {
  const fails = (status: number, type: string) => () => {
    kms.answer = (response) =>
      void response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ __type: type, message: 'no\nno' }));
  };
  it.each<[string, () => void, string]>([
    ['refuses', fails(400, 'AccessDeniedException'), 'AccessDeniedException'],
    ['does not have the key', fails(400, 'NotFoundException'), 'NotFoundException'],
    ['has it disabled', fails(400, 'DisabledException'), 'DisabledException'],
    ['is throttled', fails(400, 'ThrottlingException'), 'ThrottlingException'],
    ['says nothing', () => (kms.answer = (response) => void response.end('{}')), 'lacks the'],
    [
      'answers with HTML',
      () => (kms.answer = (response) => void response.end('<html>')),
      'SyntaxError',
    ],
  ])('that %s signs no evidence and verifies none', async (_, arrange, why) => {
    arrange();
    for (const attempt of [
      () => kmsSigningKey(ALIAS_ARN, kms.client).sign(Buffer.from('x')),
      () => kmsTrustedKey(ALIAS_ARN, kms.client),
    ]) {
      const error = (await attempt().catch((caught: unknown) => caught)) as EvidenceError;
      expect(error.reason).toBe('key-unavailable');
      expect(error.message).toContain(why);
      expect(error.message).not.toContain('\n');
    }
  });

  it('for another purpose verifies none', async () => {
    kms.answer = (response) =>
      void response.end(
        JSON.stringify({ KeyId: KEY_ARN, PublicKey: 'AA==', KeyUsage: 'ENCRYPT_DECRYPT' }),
      );
    await expect(kmsTrustedKey(ALIAS_ARN, kms.client)).rejects.toThrow(
      'it must be for ECDSA_SHA_256',
    );
  });
});
