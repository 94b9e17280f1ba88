import { alreadyExists, invalidRequest, notFound } from './errors.ts';
import type { Secret, SecretValue, SecretVersion } from './model.ts';
import { CURRENT, moveStage, pruneDeprecated, withStage } from './stages.ts';

/**
 * Adds a version that carries these staging labels (default AWSCURRENT, which a secret's first
 * version always gets). An existing version with the same value stays unchanged; one without a value, as a rotation
 * creates it, is filled; one with another value is an error.
 */
export function putVersion(
  secret: Secret,
  { id, value, stages = [CURRENT], now }: NewVersion,
): Secret {
  const existing = secret.versions.find((version) => version.id === id);
  if (existing?.value) {
    if (sameValue(existing.value, value)) return secret;
    throw alreadyExists(
      `A resource with the ID you requested already exists: version ${id} has another value.`,
    );
  }
  const versions: readonly SecretVersion[] = existing
    ? secret.versions.map((version) => (version === existing ? { ...version, value } : version))
    : [
        ...secret.versions,
        {
          ...{ id, value, stages: [], createdAt: now },
          ...(secret.kmsKeyId && { kmsKeyId: secret.kmsKeyId }),
        },
      ];
  const labels = withStage(versions, CURRENT) ? stages : [CURRENT, ...stages];
  const labelled = labels.reduce((all, stage) => moveStage(all, stage, id), versions);
  return { ...secret, versions: pruneDeprecated(labelled), changedAt: now };
}

export interface NewVersion {
  readonly id: string;
  readonly value: SecretValue;
  readonly stages?: readonly string[] | undefined;
  readonly now: number;
}

/** The version with this id and staging label (default AWSCURRENT) and its value. */
export function readVersion(
  secret: Secret,
  { id, stage }: { id?: string | undefined; stage?: string | undefined } = {},
): SecretVersion & { readonly value: SecretValue } {
  const label = stage ?? (id ? undefined : CURRENT);
  const version = id
    ? secret.versions.find((each) => each.id === id)
    : withStage(secret.versions, label ?? CURRENT);
  if (version && label && !version.stages.includes(label))
    throw invalidRequest(
      `You provided a VersionStage that is not associated to the provided VersionId.`,
    );
  if (!version?.value)
    throw notFound(
      `the specified secret value for ${id ? `VersionId: ${id}` : `staging label: ${label}`}`,
    );
  return { ...version, value: version.value };
}

const sameValue = (one: SecretValue, other: SecretValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
