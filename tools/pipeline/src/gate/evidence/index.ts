export { checkExceptions, type CurrentExceptions } from './check-exceptions.ts';
export { decodeEnvelope, encodeEnvelope, preAuthenticationEncoding } from './dsse.ts';
export { EvidenceError } from './evidence-error.ts';
export type { SigningKey, TrustedKey } from './key.ts';
export { kmsSigningKey, kmsTrustedKey } from './kms-key.ts';
export { localSigningKey, localTrustedKey } from './local-key.ts';
export type { Statement } from './statement.ts';
export { statementOf, type Facts } from './statement-of.ts';
export { verifyEvidence, type Expected } from './verify-evidence.ts';
