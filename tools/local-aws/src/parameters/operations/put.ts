import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { ParameterStore } from '../parameter-store.ts';
import { invalid } from '../errors.ts';
import type { StoredParameter } from '../model.ts';
import { checkTags } from './tags.ts';
import { checkName } from './check-name.ts';
import { checkValue } from './check-value.ts';

export const putParameters = {
  PutParameter: {
    ...{ Name: 'text', Value: 'text', Type: 'text', Description: 'text', KeyId: 'text' },
    ...{ Overwrite: 'boolean', AllowedPattern: 'text', Tags: [{ Key: 'text', Value: 'text' }] },
    Tier: /^Standard$/,
    DataType: /^text$/,
  },
} as const satisfies OperationParameters;

export const putOperations = {
  PutParameter(input: PutParameterRequest, store): PutParameterResult {
    const { Name: name = '', Value: value = '', Overwrite = false, Tags } = input;
    const existing = store.parameters.get(name);
    checkName(name);
    const type = input.Type ?? existing?.versions.at(-1)?.type;
    if (!type) throw invalid('A parameter type is required when you create a parameter.');
    if (!['String', 'StringList', 'SecureString'].includes(type))
      throw invalid(
        `1 validation error detected: Value '${type}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [SecureString, StringList, String]`,
      );
    checkValue(value, input.AllowedPattern);
    if (input.KeyId !== undefined && type !== 'SecureString')
      throw invalid('KeyId is required for SecureString type parameter only.');
    if (existing && !Overwrite)
      throw new ServiceError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    if (existing) checkType(existing, type);
    if (Overwrite && Tags)
      throw invalid("Invalid request: tags and overwrite can't be used together.");
    checkTags(Tags ?? []);
    const parameter = store.put(name, {
      ...{ type, value },
      description: input.Description,
      allowedPattern: input.AllowedPattern,
      keyId: type === 'SecureString' ? (input.KeyId ?? 'alias/aws/ssm') : undefined,
    });
    parameter.tags = Tags ?? parameter.tags;
    return { Version: parameter.versions.at(-1)?.version, Tier: 'Standard' };
  },
} satisfies Operations<ParameterStore>;

function checkType({ versions }: StoredParameter, type: string): void {
  const current = versions.at(-1)?.type;
  if (current !== type)
    throw new ServiceError(
      'HierarchyTypeMismatchException',
      `Parameter Store doesn't support changing a parameter type from ${current} to ${type}. Create a new, unique parameter.`,
    );
}
