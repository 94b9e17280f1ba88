import { ECR } from '@aws-sdk/client-ecr';
import { GatehouseError, repositoriesOf, REGISTRY } from '@gatehouse/service-manifest';
import { AwsError } from '../aws/aws-error.ts';
import { clientSettings, REQUEST_TIMEOUT_MS } from '../aws/client-settings.ts';
import { Deadline } from '../aws/deadline.ts';
import { DeadlineError } from '../aws/retry-until-done.ts';
import { retrying } from '../aws/retrying.ts';
import { profileOf } from '../aws/profile.ts';
import { checkEvidence, isEvidence } from '../deploy/evidence/check-evidence.ts';
import { readSubject } from '../deploy/subject.ts';
import { connectRegistry } from './connect-registry.ts';
import { imagesOf } from '../image/images-of.ts';
import type { PromoteOptions } from './promote-options.ts';
import { promote, type Promotion } from './promote.ts';
import { PromotionError } from './promotion-error.ts';
import { RegistryError } from './registry-error.ts';

interface About {
  readonly service: string;
  readonly environment: string;
}

/** The result of a promotion. */
export type PromotionResult =
  | (About & { readonly outcome: 'promoted'; readonly promotion: Promotion })
  | (About & { readonly outcome: 'refused' | 'undecided'; readonly problems: readonly string[] });

/** Time limit for one uploaded layer. */
const TRANSFER_MS = 300_000;
const POLL_MS = 500;

/**
 * Verifies the evidence of an image, and promotes it. Progress goes to stderr.
 * @throws with one line for an unknown service, environment or image
 */
export async function runPromotion(options: PromoteOptions): Promise<PromotionResult> {
  const { service, environment, image, evidence: file, policy, timeout } = options;
  const about = { service, environment };
  const subject = await readSubject(service, environment);
  const { workspace } = subject;
  const images = imagesOf(workspace, environment, service, image);
  if (images?.build.text !== image.text)
    throw new GatehouseError(
      'GH-PROMOTE-002',
      `--image: must be of ${repositoriesOf(workspace).build(service).uri}, not ${image.text}`,
    );
  const now = new Date();
  const evidence = await checkEvidence(file, subject, image, policy, now);
  if (!isEvidence(evidence))
    return {
      ...about,
      outcome: evidence.kind === 'problem' ? 'refused' : 'undecided',
      problems: [evidence.text],
    };

  const client = new ECR(
    clientSettings({
      region: workspace.registry.region,
      profile: profileOf(REGISTRY, process.env),
    }),
  );
  const timeoutMs = timeout * 1_000;
  const waitingFor = (requestTimeoutMs: number) => ({
    deadline: new Deadline({ timeoutMs, requestTimeoutMs, pollMs: POLL_MS }),
    progress: (message: string) => void process.stderr.write(`${message}\n`),
  });
  const waiting = waitingFor(REQUEST_TIMEOUT_MS);
  try {
    const ecr = retrying('ecr', client, waiting);
    const registry = await connectRegistry(ecr, repositoriesOf(workspace).host, {
      waiting,
      transfers: waitingFor(TRANSFER_MS),
      env: process.env,
    });
    return {
      ...about,
      outcome: 'promoted',
      promotion: await promote(ecr, registry, { ...images, now }),
    };
  } catch (error) {
    if (error instanceof PromotionError)
      return { ...about, outcome: 'refused', problems: [error.message] };
    if ([AwsError, RegistryError, DeadlineError].some((kind) => error instanceof kind))
      return { ...about, outcome: 'undecided', problems: [(error as Error).message] };
    throw error;
  } finally {
    client.destroy();
  }
}
