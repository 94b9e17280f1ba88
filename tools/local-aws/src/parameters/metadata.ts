import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import { localUserOf } from '../arn.ts';
import type { ParameterVersion, StoredParameter } from './model.ts';

/** A version without its value. */
export const metadataOf = (
  { name, arn }: StoredParameter,
  version: ParameterVersion,
): ParameterMetadata => ({
  Name: name,
  ARN: arn,
  Type: version.type,
  KeyId: version.keyId,
  LastModifiedDate: version.modifiedAt,
  LastModifiedUser: localUserOf(arn),
  Description: version.description,
  AllowedPattern: version.allowedPattern,
  Version: version.version,
  Tier: 'Standard',
  Policies: [],
  DataType: 'text',
});
