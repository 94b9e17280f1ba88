import type { HashedFile } from '../hashed-file.ts';
import { DETAILS, type Statement } from './statement.ts';

/** Validity of evidence in days: a decision depends on what was known at its time. */
const VALID_DAYS = 30;
const DAY_MS = 86_400_000;

/** The image that a gate has passed, and the grounds. */
export interface Facts {
  readonly repository: string;
  /** `sha256:...` */
  readonly digest: string;
  readonly service: string;
  readonly environment: string;
  readonly at: Date;
  readonly policy: HashedFile;
  readonly reports: readonly HashedFile[];
  /** The end of the verdict's validity. */
  readonly holdsUntil: Date;
  readonly exceptions: readonly (HashedFile & { vulnerability: string; expires: Date })[];
  /** The number of findings of each severity. */
  readonly findings: Readonly<Record<string, number>>;
  /** Version of Gatehouse. */
  readonly version: string;
}

/**
 * Expresses the facts in the terms of in-toto and SLSA. The statement expires with the verdict, with the first
 * exception behind it, and after 30 days at the latest.
 */
export function statementOf(facts: Facts): Statement {
  const { repository, digest, service, environment, at, policy, reports, exceptions, holdsUntil } =
    facts;
  const ends = exceptions.map(({ expires }) => expires.getTime());
  const most = at.getTime() + VALID_DAYS * DAY_MS;
  const expires = new Date(Math.min(most, holdsUntil.getTime(), ...ends));
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: repository, digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: 'urn:gatehouse:gate', version: { gatehouse: facts.version } },
      timeVerified: at.toISOString(),
      resourceUri: `urn:gatehouse:${environment}:${service}`,
      policy: resourceOf(policy),
      inputAttestations: reports.map(resourceOf),
      verificationResult: 'PASSED',
      verifiedLevels: ['GATEHOUSE_GATE_PASSED'],
      slsaVersion: '1.1',
      [DETAILS]: {
        service,
        environment,
        expires: expires.toISOString(),
        exceptions: exceptions.map((exception) => ({
          ...resourceOf(exception),
          vulnerability: exception.vulnerability,
          expires: exception.expires.toISOString(),
        })),
        findings: { ...facts.findings },
      },
    },
  };
}

const resourceOf = ({ file, sha256 }: HashedFile) => ({ uri: file, digest: { sha256 } });
