import type { Secret, SecretVersion } from './model.ts';

/** A time in the JSON protocol: seconds since 1970. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

const optionalSeconds = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : seconds(milliseconds);

/** The members of every response about one secret. */
export const identity = ({ arn, name }: Secret) => ({ ARN: arn, Name: name });

/** Secrets Manager stores only the day of the access. */
const dayOf = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : seconds(milliseconds - (milliseconds % 86_400_000));

/** A collection that is not empty; AWS omits an empty one. */
export const unlessEmpty = <T extends object>(collection: T): T | undefined =>
  Object.keys(collection).length > 0 ? collection : undefined;

/** What DescribeSecret and ListSecrets both return about a secret. JSON omits properties without a value. */
export const summary = (secret: Secret) => ({
  ...identity(secret),
  Description: secret.description,
  KmsKeyId: secret.kmsKeyId,
  RotationEnabled: secret.rotation?.enabled,
  RotationLambdaARN: secret.rotation?.lambdaArn,
  RotationRules: secret.rotation?.rules,
  LastRotatedDate: optionalSeconds(secret.rotatedAt),
  LastChangedDate: seconds(secret.changedAt),
  LastAccessedDate: dayOf(secret.accessedAt),
  DeletedDate: optionalSeconds(secret.deletion?.requestedAt),
  Tags: secret.tags && Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
  CreatedDate: seconds(secret.createdAt),
});

/** The staging labels by version, without deprecated versions. */
export const stagesByVersion = ({
  versions,
}: Secret): Record<string, readonly string[]> | undefined =>
  unlessEmpty(
    Object.fromEntries(versions.filter(isLabelled).map(({ id, stages }) => [id, stages])),
  );

/** A version in the response of ListSecretVersionIds. */
export const versionOutput = (version: SecretVersion) => ({
  VersionId: version.id,
  VersionStages: unlessEmpty(version.stages),
  LastAccessedDate: dayOf(version.accessedAt),
  CreatedDate: seconds(version.createdAt),
  KmsKeyIds: [version.kmsKeyId ?? 'DefaultEncryptionKey'],
});

export const isLabelled = ({ stages }: SecretVersion): boolean => stages.length > 0;
