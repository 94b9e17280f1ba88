import type { Context, Operations } from '../context.ts';
import { invalidParameter, invalidRequest } from '../errors.ts';
import type { Input } from '../input.ts';
import type { Rotation, Secret } from '../model.ts';
import { identity } from '../output.ts';
import { beginRotation, runRotation } from '../rotation.ts';
import { CURRENT, PENDING, withStage } from '../stages.ts';
import { versionToken } from './version-token.ts';

export const rotateSecretOperations: Operations = {
  /** As in AWS, responds before the rotation function has run; the staging labels show a failure. */
  RotateSecret(input, context) {
    const { secret, versionId, done } = rotate(input, context);
    done.catch(() => undefined);
    return { ...identity(secret), ...(versionId && { VersionId: versionId }) };
  },
};

/**
 * Rotates a secret. `done` settles when the rotation has ended.
 * @throws InvalidRequestException if an earlier rotation has failed, which is then retried
 */
export function rotate(
  input: Input,
  context: Context,
): { secret: Secret; versionId?: string; done: Promise<void> } {
  const { store } = context;
  const found = store.live(input.string('SecretId'));
  const current = withStage(found.versions, CURRENT);
  if (!current) throw invalidRequest("You can't rotate a secret that has no value.");
  const secret = store.save({ ...found, rotation: rotationOf(input, found) });
  if (input.boolean('RotateImmediately') === false) return { secret, done: Promise.resolve() };

  const pending = withStage(secret.versions, PENDING);
  if (pending && pending !== current) {
    if (!context.rotating.has(secret.arn)) run(secret, pending.id, context).catch(() => undefined);
    throw invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
  }
  const versionId = versionToken(input);
  if (secret.versions.some(({ id }) => id === versionId))
    return { secret, versionId, done: Promise.resolve() };
  store.save(beginRotation(secret, versionId, Date.now()));
  return { secret, versionId, done: run(secret, versionId, context) };
}

async function run(secret: Secret, versionId: string, context: Context): Promise<void> {
  const { store, rotationFunctions, rotating } = context;
  rotating.add(secret.arn);
  try {
    await runRotation(store, secret.arn, versionId, rotationFunctions.get(secret.name));
  } finally {
    rotating.delete(secret.arn);
  }
}

function rotationOf(input: Input, { rotation }: Secret): Rotation {
  const lambdaArn = input.optionalString('RotationLambdaARN') ?? rotation?.lambdaArn;
  const rules = (input.object('RotationRules') as Rotation['rules']) ?? rotation?.rules;
  const days = rules?.['AutomaticallyAfterDays'];
  if (days !== undefined && !(Number(days) >= 1 && Number(days) <= 1000))
    throw invalidParameter('RotationRules.AutomaticallyAfterDays must be within 1-1000.');
  return { enabled: true, ...(lambdaArn && { lambdaArn }), ...(rules && { rules }) };
}
