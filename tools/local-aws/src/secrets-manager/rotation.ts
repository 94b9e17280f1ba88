import { invalidRequest } from './errors.ts';
import type { Secret } from './model.ts';
import { randomValueLike } from './random-value.ts';
import type { SecretStore } from './secret-store.ts';
import { CURRENT, moveStage, PENDING, withStage } from './stages.ts';
import { putVersion, readVersion } from './versions.ts';

const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** The event that Secrets Manager sends to a rotation Lambda function, once for each step. */
export interface RotationEvent {
  readonly Step: (typeof steps)[number];
  /** The secret's ARN. */
  readonly SecretId: string;
  /** The id of the pending version. */
  readonly ClientRequestToken: string;
}

/** A rotation function, as in Lambda. A step that throws ends the rotation. */
export type RotationFunction = (event: RotationEvent) => unknown;

/**
 * Starts a rotation: adds a version without a value that carries AWSPENDING.
 * @returns the secret with that version
 */
export function beginRotation(secret: Secret, versionId: string, now: number): Secret {
  const versions = [...secret.versions, { id: versionId, stages: [], createdAt: now }];
  return { ...secret, versions: moveStage(versions, PENDING, versionId) };
}

/**
 * Runs the four steps in order, and then removes AWSPENDING. If a step fails, or AWSCURRENT is not on the new version
 * at the end, it rejects, and the labels stay unchanged.
 */
export async function runRotation(
  store: SecretStore,
  arn: string,
  versionId: string,
  rotate: RotationFunction = (event) => rotateByRandom(store, event),
): Promise<void> {
  for (const Step of steps) await rotate({ Step, SecretId: arn, ClientRequestToken: versionId });
  const secret = store.live(arn);
  if (withStage(secret.versions, CURRENT)?.id !== versionId)
    throw invalidRequest('The rotation function did not move AWSCURRENT to the new version.');
  store.save({
    ...secret,
    versions: moveStage(secret.versions, PENDING, undefined),
    rotatedAt: Date.now(),
  });
}

/** The rotation function of a secret without one: it sets a random value of the same shape. */
function rotateByRandom(
  store: SecretStore,
  { Step, SecretId, ClientRequestToken }: RotationEvent,
): void {
  const secret = store.live(SecretId);
  const now = Date.now();
  const pending = secret.versions.find(({ id }) => id === ClientRequestToken);
  if (Step === 'createSecret' && !pending?.value)
    store.save(
      putVersion(secret, {
        id: ClientRequestToken,
        value: randomValueLike(readVersion(secret).value),
        stages: [PENDING],
        now,
      }),
    );
  if (Step === 'finishSecret')
    store.save({
      ...secret,
      versions: moveStage(secret.versions, CURRENT, ClientRequestToken),
      changedAt: now,
    });
}
