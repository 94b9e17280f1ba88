import * as z from 'zod';

/** Names of extensions are URIs. */
export const DETAILS = 'urn:gatehouse:gate';

const digestSet = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const resource = z.object({ uri: z.string().min(1), digest: digestSet });
const moment = z.iso.datetime();

/**
 * An in-toto statement with SLSA's Verification Summary: a verifier has checked an artefact against a policy, and it
 * passed. Fields without a term in SLSA have a Gatehouse name. Unknown fields are ignored, as in-toto requires.
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md https://slsa.dev/spec/v1.1/verification_summary
 */
export const statementSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([z.object({ name: z.string().min(1), digest: digestSet })]),
  predicateType: z.literal('https://slsa.dev/verification_summary/v1'),
  predicate: z.object({
    verifier: z.object({
      id: z.literal('urn:gatehouse:gate'),
      version: z.record(z.string(), z.string()),
    }),
    timeVerified: moment,
    resourceUri: z.string().min(1),
    policy: resource,
    inputAttestations: z.array(resource),
    verificationResult: z.enum(['PASSED', 'FAILED']),
    verifiedLevels: z.tuple([z.literal('GATEHOUSE_GATE_PASSED')]),
    slsaVersion: z.literal('1.1'),
    [DETAILS]: z.object({
      service: z.string().min(1),
      environment: z.string().min(1),
      expires: moment,
      exceptions: z.array(
        z.object({
          uri: z.string().min(1),
          digest: digestSet,
          vulnerability: z.string().min(1),
          expires: moment,
        }),
      ),
      findings: z.record(z.string(), z.int().min(0)),
    }),
  }),
});
export type Statement = z.infer<typeof statementSchema>;
