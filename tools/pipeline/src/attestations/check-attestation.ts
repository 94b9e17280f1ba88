import { verify } from 'node:crypto';
import * as z from 'zod';
import {
  decodeEnvelope,
  EvidenceError,
  preAuthenticationEncoding,
  type TrustedKey,
} from '../gate/evidence/index.ts';
import { cleanText, cutText } from '../gate/reporters/clean-text.ts';
import { readJson } from '../json/read-json.ts';
import { AttestationError } from './attestation-error.ts';
import type { Claim } from './claim.ts';
import { sha256 } from './statements.ts';

/** A bill of materials has megabytes. */
export const MOST_BYTES = 16 * 1_048_576;

export const digest = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([z.object({ name: z.string(), digest })]),
  predicateType: z.string(),
  predicate: z.record(z.string(), z.unknown()),
});

/** A statement whose signature and subject are right. */
export interface Attested {
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
  /** SHA-256 of what was signed, hexadecimal. */
  readonly sha256: string;
}

/**
 * Checks that an envelope is signed with the key, and is about this image; pure.
 * @param text An envelope, as `gatehouse attest` writes it
 * @throws {AttestationError}
 */
export function checkEnvelope(text: string, { image }: Claim, trusted: TrustedKey): Attested {
  const { payload, keyId, signature } = decoded(text);
  if (keyId !== trusted.keyId)
    throw new AttestationError(`it is signed with the key ${keyId}, not with ${trusted.keyId}`, 1);
  if (!verify('sha256', preAuthenticationEncoding(payload), trusted.publicKey, signature))
    throw new AttestationError(
      'its signature is not of this statement: it was changed, or signed with another key',
      2,
    );
  const { subject, predicateType, predicate } = parsed(statement, payload);
  const about = `${subject[0].name}@sha256:${subject[0].digest.sha256}`;
  if (about !== image) throw new AttestationError(`it is about ${shown(about)}, not ${image}`, 4);
  return { predicateType, predicate, sha256: sha256(payload) };
}

function decoded(text: string) {
  try {
    return decodeEnvelope(text, MOST_BYTES);
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    throw new AttestationError(error.message.replace('The evidence', 'it'), 0);
  }
}

function parsed<T>(schema: z.ZodType<T>, payload: Buffer): T {
  let document: unknown;
  try {
    document = readJson(payload);
  } catch (error) {
    throw new AttestationError(`what was signed is not JSON: ${(error as Error).message}`, 3);
  }
  const { data, error } = schema.safeParse(document);
  if (error) throw new AttestationError(unreadable(error), 3);
  return data;
}

export const unreadable = ({ issues: [issue] }: z.ZodError): string =>
  `what was signed is no such statement: ${issue?.path.join('.') || 'it'}: ${issue?.message}`;

/** Text from the attestation, safe to print. */
export const shown = (text: string): string => cutText(cleanText(text), 200);
