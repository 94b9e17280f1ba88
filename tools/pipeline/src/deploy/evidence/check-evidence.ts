import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EvidenceError, verifyEvidence } from '../../gate/evidence/index.ts';
import { DETAILS } from '../../gate/evidence/statement.ts';
import { trustedKey } from '../../gate/evidence-for.ts';
import { repositoryOf, type ImageReference } from '../../image/image-reference.ts';
import { RuleError } from '../../gate/rule-error.ts';
import { readRules } from '../../gate/read-rules.ts';
import { imagesOf } from '../../image/images-of.ts';
import type { PreflightProblem } from '../preflight/run-checks.ts';
import type { EvidenceRecord } from '../record/record.ts';
import type { Location } from '../subject.ts';

/** Folder of the exceptions on which evidence may rest. */
const EXCEPTIONS = 'security/exceptions';

/**
 * Whether the gate has passed an image for this service and environment according to its signed evidence, and whether
 * the exceptions behind it are still valid.
 * @returns what to record, or the problem: `unknown` if the key or the policy is unavailable
 */
export async function checkEvidence(
  file: string | undefined,
  { workspace, settings, service, environment }: Location,
  image: ImageReference,
  policy: string,
  now: Date,
): Promise<EvidenceRecord | PreflightProblem> {
  if (file === undefined)
    return {
      kind: 'problem',
      text: 'there is no evidence that the gate has passed the image: --evidence names the file that "gatehouse gate" wrote',
    };
  // The gate checks the build; the release is the same image.
  const gated = imagesOf(workspace, environment, service, image)?.build ?? image;
  try {
    const rules = await readRules(policy, EXCEPTIONS, now);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new EvidenceError('unreadable', `${file} cannot be read (${error.code})`);
    });
    const { predicate } = verifyEvidence(text, {
      repository: repositoryOf(gated),
      digest: image.digest,
      service,
      environment,
      policySha256: rules.policyFile.sha256,
      rules,
      trusted: await trustedKey(workspace, environment),
      allowLocalKey: settings.local === true,
      now,
    });
    return {
      sha256: createHash('sha256').update(text).digest('hex'),
      policy: rules.policyFile.sha256,
      verifiedAt: predicate.timeVerified,
      expires: predicate[DETAILS].expires,
      result: 'PASSED',
    };
  } catch (error) {
    if (!(error instanceof EvidenceError) && !(error instanceof RuleError)) throw error;
    const unavailable = error instanceof RuleError || error.reason === 'key-unavailable';
    return {
      kind: unavailable ? 'unknown' : 'problem',
      text: error instanceof EvidenceError ? `${error.message} (${error.reason})` : error.message,
    };
  }
}

export const isEvidence = (result: EvidenceRecord | PreflightProblem): result is EvidenceRecord =>
  'sha256' in result;
