import { createHash } from 'node:crypto';
import { builderOf, PREDICATES, type Claim } from './claim.ts';

/** A statement of in-toto about an image. https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly [{ readonly name: string; readonly digest: { sha256: string } }];
  readonly predicateType: string;
  readonly predicate: object;
}

/** What the runner says of the job that builds. */
export interface Job {
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  /** Path of the workflow that the event started. */
  readonly workflow: string;
  readonly event: string;
  /** `github-hosted` or `self-hosted`. */
  readonly runner: string;
  readonly run: string;
  readonly attempt: string;
}

/** How GitHub's own provenance describes builds by workflows. https://actions.github.io/buildtypes/workflow/v1 */
export const BUILD_TYPE = 'https://actions.github.io/buildtypes/workflow/v1';

const statement = (
  image: string,
  predicateType: string,
  predicate: object,
): Statement & { readonly predicate: object } => {
  const [name = '', digest = ''] = image.split('@');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType,
    predicate,
  };
};

/** @param bom CycloneDX, of this image */
export const sbomStatement = ({ image }: Claim, bom: object): Statement =>
  statement(image, PREDICATES['bill of materials'], bom);

/**
 * What built the image, and from what. It names the bill of materials by the digest of what is signed, so that one of
 * another build of the same image cannot take its place. https://slsa.dev/spec/v1.1/provenance
 * @param sbom The statement about the bill of materials, as it is signed
 */
export function provenanceStatement(claim: Claim, job: Job, sbom: Buffer): Statement {
  const repository = `https://github.com/${claim.repository}`;
  return statement(claim.image, PREDICATES.provenance, {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: { workflow: { ref: job.ref, repository, path: job.workflow } },
      internalParameters: { github: { event_name: job.event, runner_environment: job.runner } },
      resolvedDependencies: [
        { uri: `git+${repository}@${job.ref}`, digest: { gitCommit: claim.commit } },
      ],
    },
    runDetails: {
      builder: { id: builderOf(claim) },
      metadata: { invocationId: `${repository}/actions/runs/${job.run}/attempts/${job.attempt}` },
      byproducts: [{ name: 'sbom.cdx.json', digest: { sha256: sha256(sbom) } }],
    },
  });
}

/** Hexadecimal. */
export const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');
