import * as z from 'zod';
import { readJson } from '../../json/read-json.ts';
import { EvidenceError } from './evidence-error.ts';

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const MEBIBYTE = 1_048_576;

const base64 = z
  .string()
  // Both alphabets of base64, as DSSE requires.
  .regex(/^[\w+/-]*={0,2}$/, { error: 'must be base64' });
/** It is shown to people before the envelope is trusted. */
const keyName = z
  .string()
  .regex(/^[\x21-\x7e]{1,300}$/, { error: 'must be the name of a key, in ASCII' });
const envelopeSchema = z.strictObject({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: base64,
  signatures: z
    .array(z.strictObject({ keyid: keyName, sig: base64 }))
    .length(1, { error: 'must be exactly one' }),
});

/** The signed payload, the key's name, and the signature; none of it is trusted yet. */
export interface Envelope {
  readonly payload: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
}

/**
 * The signed bytes, which include the payload's type, so that one type cannot pass for another.
 * https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function preAuthenticationEncoding(payload: Buffer, type = PAYLOAD_TYPE): Buffer {
  const length = Buffer.byteLength(type);
  return Buffer.concat([Buffer.from(`DSSEv1 ${length} ${type} ${payload.length} `), payload]);
}

/** An envelope as JSON on one line. */
export function encodeEnvelope({ payload, keyId, signature }: Envelope): string {
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId, sig: signature.toString('base64') }],
  };
  return `${JSON.stringify(envelope)}\n`;
}

/**
 * @param most Characters that it may have
 * @throws {EvidenceError} `unreadable`
 */
export function decodeEnvelope(text: string, most = MEBIBYTE): Envelope {
  if (text.length > most) throw unreadable(`it is larger than ${most / MEBIBYTE} MiB`);
  let document: unknown;
  try {
    document = readJson(Buffer.from(text));
  } catch (error) {
    throw unreadable(`it is not JSON: ${(error as Error).message}`);
  }
  const { data, error } = envelopeSchema.safeParse(document);
  if (error) {
    const [issue] = error.issues;
    throw unreadable(`${issue?.path.join('.') || 'it'}: ${issue?.message}`);
  }
  const [signature] = data.signatures as [{ keyid: string; sig: string }];
  return {
    payload: Buffer.from(data.payload, 'base64'),
    keyId: signature.keyid,
    signature: Buffer.from(signature.sig, 'base64'),
  };
}

const unreadable = (why: string) =>
  new EvidenceError('unreadable', `The evidence is no DSSE envelope: ${why}`);
