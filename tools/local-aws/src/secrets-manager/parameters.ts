import type { OperationParameters } from '../protocol/operations.ts';

const value = { SecretString: 'any', SecretBinary: 'any' } as const;
const tags = [{ Key: 'any', Value: 'any' }] as const;
const filters = [{ Key: 'any', Values: 'any' }] as const;
const page = { MaxResults: 'any', NextToken: 'any' } as const;

/** The parameters of each operation. The operations check the values, with Secrets Manager's messages. */
export const secretsParameters: OperationParameters = {
  CreateSecret: {
    ...{ Name: 'any', ClientRequestToken: 'any', Description: 'any', KmsKeyId: 'any', Tags: tags },
    ...value,
  },
  GetSecretValue: { SecretId: 'any', VersionId: 'any', VersionStage: 'any' },
  PutSecretValue: { SecretId: 'any', ClientRequestToken: 'any', VersionStages: 'any', ...value },
  BatchGetSecretValue: { SecretIdList: 'any', Filters: filters, ...page },
  UpdateSecret: {
    ...{ SecretId: 'any', ClientRequestToken: 'any', Description: 'any', KmsKeyId: 'any' },
    ...value,
  },
  UpdateSecretVersionStage: {
    ...{ SecretId: 'any', VersionStage: 'any' },
    ...{ MoveToVersionId: 'any', RemoveFromVersionId: 'any' },
  },
  DescribeSecret: { SecretId: 'any' },
  ListSecrets: { IncludePlannedDeletion: 'any', Filters: filters, SortOrder: 'any', ...page },
  ListSecretVersionIds: { SecretId: 'any', IncludeDeprecated: 'any', ...page },
  DeleteSecret: { SecretId: 'any', RecoveryWindowInDays: 'any', ForceDeleteWithoutRecovery: 'any' },
  RestoreSecret: { SecretId: 'any' },
  TagResource: { SecretId: 'any', Tags: tags },
  UntagResource: { SecretId: 'any', TagKeys: 'any' },
  RotateSecret: {
    ...{ SecretId: 'any', ClientRequestToken: 'any', RotationLambdaARN: 'any' },
    RotationRules: { AutomaticallyAfterDays: 'any', Duration: 'any', ScheduleExpression: 'any' },
    RotateImmediately: 'any',
  },
  GetRandomPassword: {
    ...{ PasswordLength: 'any', ExcludeCharacters: 'any', RequireEachIncludedType: 'any' },
    ...{ ExcludeLowercase: 'any', ExcludeUppercase: 'any', ExcludeNumbers: 'any' },
    ...{ ExcludePunctuation: 'any', IncludeSpace: 'any' },
  },
};
