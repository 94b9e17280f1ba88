import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { invalid, type ParameterStore, type StoredParameter } from '../parameter-store.ts';
import { checkTags } from './tags.ts';

/**
 * The limit of the standard tier:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
const maxBytes = 4096;

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

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
function checkName(name: string): void {
  if (/^\/?aws(\/|$)/i.test(name))
    throw new ServiceError(
      'AccessDeniedException',
      `No access to reserved parameter name: ${name}.`,
    );
  if (!/^[\w./-]{1,1011}$/.test(name) || /^\/?(aws|ssm)/i.test(name))
    throw invalid(
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive), and has letters, digits and .-_/ only.',
    );
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.');
  if (name.endsWith('/') || name.includes('//'))
    throw invalid(`Parameter name: ${name} has an empty part.`);
  if (name.split('/').length > 16)
    throw new ServiceError(
      'HierarchyLevelLimitExceededException',
      'Hierarchy depth is limited to a maximum depth of 15 levels.',
    );
}

function checkValue(value: string, allowedPattern: string | undefined): void {
  if (!value)
    throw invalid(
      "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  if (Buffer.byteLength(value) > maxBytes)
    throw invalid(
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.',
    );
  if (allowedPattern !== undefined && !patternOf(allowedPattern).test(value))
    throw new ServiceError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
}

function patternOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch {
    throw new ServiceError(
      'InvalidAllowedPatternException',
      'The request does not meet the regular expression requirement.',
    );
  }
}

function checkType({ versions }: StoredParameter, type: string): void {
  const current = versions.at(-1)?.type;
  if (current !== type)
    throw new ServiceError(
      'HierarchyTypeMismatchException',
      `Parameter Store doesn't support changing a parameter type from ${current} to ${type}. Create a new, unique parameter.`,
    );
}
