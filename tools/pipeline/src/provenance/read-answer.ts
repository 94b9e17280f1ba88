import * as z from 'zod';
import { cleanText, cutText } from '../gate/reporters/clean-text.ts';
import { builderOf, type Claim } from '../attestations/claim.ts';
import type { ProofResult } from '../attestations/proof.ts';
import type { Answer } from './run-gh.ts';

/**
 * Messages with which `gh` says that the attestation was not proven; it has one exit code for that and for all other
 * errors. https://github.com/cli/cli/tree/trunk/pkg/cmd/attestation
 */
const REFUSALS = [
  /\bno attestations\b/i,
  /\bno matching predicate found\b/,
  /\bfailed to fetch attestations\b.*\bHTTP 404\b/,
  /\bverifying with issuer\b/,
  /\bexpected \w+ to be\b/,
];

/** The verified part of the output of `gh`; no workflow can write the certificate. */
const verified = z.array(
  z.object({
    verificationResult: z.object({
      statement: z.object({ predicateType: z.string() }),
      signature: z.object({
        certificate: z.object({
          buildSignerURI: z.string(),
          sourceRepositoryDigest: z.string(),
        }),
      }),
    }),
  }),
);

/** What a response proves about a claim; pure. */
export function readAnswer(claim: Claim, predicateType: string, answer: Answer): ProofResult {
  const { code, stdout, stderr } = answer;
  if (code !== 0) {
    const said = cutText(cleanText(stderr.replace(/^\s*Error: /, '')), 400);
    const refused = code === 1 && REFUSALS.some((pattern) => pattern.test(said));
    return refused
      ? { outcome: 'not proven', reason: said }
      : { outcome: 'undecided', reason: `gh failed with ${code}: ${said || 'it said nothing'}` };
  }
  const results = resultsIn(stdout);
  // Versions up to 2.66.1 exit with 0 without attestations: https://github.com/cli/cli/issues/10418
  if (results === undefined || results.length === 0)
    return { outcome: 'undecided', reason: 'gh did not say what it verified: is it up to date?' };
  // `gh` compares only the beginning of the signer's name.
  const proof = results.find(
    ({ verificationResult: { statement, signature } }) =>
      statement.predicateType === predicateType &&
      signature.certificate.buildSignerURI === builderOf(claim) &&
      signature.certificate.sourceRepositoryDigest === claim.commit,
  );
  return proof === undefined
    ? { outcome: 'not proven', reason: `none of what gh verified is signed by ${builderOf(claim)}` }
    : { outcome: 'proven', reason: `signed by ${builderOf(claim)}` };
}

function resultsIn(stdout: string): z.infer<typeof verified> | undefined {
  try {
    return verified.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
