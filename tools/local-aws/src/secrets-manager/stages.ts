import type { SecretVersion } from './model.ts';

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';
export const PENDING = 'AWSPENDING';

/** The number of deprecated versions to keep. AWS removes older ones when there are more than 100 versions. */
const keptDeprecated = 100;

/** The version that carries the staging label. */
export const withStage = (
  versions: readonly SecretVersion[],
  stage: string,
): SecretVersion | undefined => versions.find(({ stages }) => stages.includes(stage));

/**
 * Moves a staging label to a version, or removes it when `toId` is undefined. A label is never on two versions. When
 * AWSCURRENT moves, its former version gets AWSPREVIOUS and loses AWSPENDING, which would block the next rotation.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 */
export function moveStage(
  versions: readonly SecretVersion[],
  stage: string,
  toId: string | undefined,
): readonly SecretVersion[] {
  const from = withStage(versions, stage);
  if (from?.id === toId) return versions;
  const moved = versions.map((version) => ({
    ...version,
    stages: [
      ...version.stages.filter((label) => label !== stage),
      ...(version.id === toId ? [stage] : []),
    ],
  }));
  if (stage !== CURRENT || !from) return moved;
  const settled = from.stages.includes(PENDING) ? moveStage(moved, PENDING, undefined) : moved;
  return moveStage(settled, PREVIOUS, from.id);
}

/** Removes the oldest deprecated versions beyond a hundred. */
export function pruneDeprecated(versions: readonly SecretVersion[]): readonly SecretVersion[] {
  const excess = versions.filter(({ stages }) => stages.length === 0).length - keptDeprecated;
  if (excess <= 0) return versions;
  let removed = 0;
  return versions.filter(({ stages }) => stages.length > 0 || ++removed > excess);
}
