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
import { builderOf, MAIN, type Claim } from './claim.ts';
import { BUILD_TYPE, sha256 } from './statements.ts';

/** A bill of materials has megabytes. */
export const MOST_BYTES = 16 * 1_048_576;

const digest = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([z.object({ name: z.string(), digest })]),
  predicateType: z.string(),
  predicate: z.record(z.string(), z.unknown()),
});
const provenance = z.object({
  buildDefinition: z.object({
    buildType: z.literal(BUILD_TYPE),
    externalParameters: z.object({
      workflow: z.object({ ref: z.string(), repository: z.string() }),
    }),
    internalParameters: z.object({ github: z.object({ runner_environment: z.string() }) }),
    resolvedDependencies: z.tuple([
      z.object({ uri: z.string(), digest: z.object({ gitCommit: z.string() }) }),
    ]),
  }),
  runDetails: z.object({
    builder: z.object({ id: z.string() }),
    byproducts: z.array(z.object({ digest })),
  }),
});

/** An attestation is not what it has to be: why, in one line. */
export class AttestationError extends Error {
  override readonly name = 'AttestationError';
  /** How many checks it passed: of several attestations, the reason of the best one is shown. */
  readonly passed: number;

  constructor(message: string, passed: number) {
    super(message);
    this.passed = passed;
  }
}

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

/**
 * Checks that a provenance is of our workflow, on main, on a machine of GitHub, from this commit; pure.
 * @returns digests of the statements that were made with it
 * @throws {AttestationError}
 */
export function checkProvenance({ predicate }: Attested, claim: Claim): readonly string[] {
  const { data, error } = provenance.safeParse(predicate);
  if (error) throw new AttestationError(unreadable(error), 5);
  const { buildDefinition, runDetails } = data;
  const { workflow } = buildDefinition.externalParameters;
  const [source] = buildDefinition.resolvedDependencies;
  const repository = `https://github.com/${claim.repository}`;
  const must = (what: string, found: string, wanted: string, passed: number) => {
    if (found !== wanted)
      throw new AttestationError(`it says that ${what} ${shown(found)}, not ${wanted}`, passed);
  };
  must('the repository is', workflow.repository, repository, 6);
  must('the image was built by', runDetails.builder.id, builderOf(claim), 7);
  must('it was built from the branch', workflow.ref, MAIN, 8);
  must('it was built from the source', source.uri, `git+${repository}@${MAIN}`, 9);
  must('it was built from the commit', source.digest.gitCommit, claim.commit, 10);
  const { runner_environment: runner } = buildDefinition.internalParameters.github;
  must('the machine is', runner, 'github-hosted', 11);
  return runDetails.byproducts.map((each) => each.digest.sha256);
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

const unreadable = ({ issues: [issue] }: z.ZodError): string =>
  `what was signed is no such statement: ${issue?.path.join('.') || 'it'}: ${issue?.message}`;

/** Text from the attestation, safe to print. */
const shown = (text: string): string => cutText(cleanText(text), 200);
