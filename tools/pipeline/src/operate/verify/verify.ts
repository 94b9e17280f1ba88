import { secretsOf, type Manifest } from '@gatehouse/service-manifest';
import type { Aws } from '../../deploy/aws.ts';
import { checkEvidence, isEvidence } from '../../deploy/evidence/check-evidence.ts';
import { readDefinition } from '../../deploy/plan/read-definition.ts';
import { checkSafety, checkSize } from '../../deploy/preflight/check-service.ts';
import { imageProblems } from '../../deploy/preflight/image-digests.ts';
import { needsOf } from '../../deploy/preflight/preflight.ts';
import type { DeploymentRecord } from '../../deploy/record/record.ts';
import type { Location } from '../../deploy/subject.ts';
import { timeoutFor } from '../../deploy/timeout.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { verified, type Verified } from './verified.ts';

/** What to verify about an image. */
export interface Candidate {
  readonly image: ImageReference;
  /**
   * File with the gate's evidence; undefined for the deployed image, whose evidence is in the
   * record.
   */
  readonly evidence: string | undefined;
  readonly policy: string;
  /** The record of this image's deployment. */
  readonly record: DeploymentRecord | undefined;
}

/**
 * Checks everything that a service needs to run in an environment, one by one, and changes nothing.
 * @throws if the rendered files are unusable; {@link AwsError} if the parameters are unreadable
 */
export async function verify(
  aws: Aws,
  location: Location,
  manifest: Manifest,
  { image, evidence, policy, record }: Candidate,
  now: Date,
): Promise<Verified[]> {
  const { wanted, problems } = await readDefinition(aws, location, image);
  const timeoutMs = timeoutFor(undefined, wanted.service.deploymentConfiguration);
  return Promise.all([
    verified('definition', async () => [
      ...problems,
      ...checkSafety(wanted.service, timeoutMs),
      ...checkSize(wanted.taskDefinition),
    ]),
    verified(`image ${image.text}`, () => imageProblems(aws, image)),
    evidence === undefined
      ? verified('evidence', async () => evidenceProblems(record, now))
      : verifiedEvidence(evidence, location, image, policy, now),
    ...needsOf(aws, location, wanted, secretsOf(manifest)).map(({ what, check }) =>
      verified(what, check),
    ),
  ]);
}

async function verifiedEvidence(
  file: string,
  location: Location,
  image: ImageReference,
  policy: string,
  now: Date,
): Promise<Verified> {
  const what = `evidence ${file}`;
  const found = await checkEvidence(file, location, image, policy, now);
  return isEvidence(found)
    ? { what, result: 'ok', details: [] }
    : { what, result: found.kind, details: [found.text] };
}

function evidenceProblems(record: DeploymentRecord | undefined, now: Date): string[] {
  if (record?.evidence === undefined)
    return ['nothing is recorded of it: --evidence names the file that "gatehouse gate" wrote'];
  const { expires } = record.evidence;
  return Date.parse(expires) > now.getTime()
    ? []
    : [`it held until ${expires}: run the gate again and deploy with the new evidence`];
}
