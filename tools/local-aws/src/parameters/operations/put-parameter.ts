import type {
  AddTagsToResourceRequest,
  AddTagsToResourceResult,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import type { Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { ParameterStore } from '../parameter-store.ts';

/** Of the standard tier: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const maxBytes = 4096;

export const putParameterOperations = {
  PutParameter(input: PutParameterRequest, store): PutParameterResult {
    const { Name = '', Value = '', Description, Overwrite = false, Tags } = input;
    const existing = store.parameters.get(Name);
    const type = input.Type ?? existing?.versions.at(-1)?.type;
    if (!/^[\w./-]+$/.test(Name))
      throw invalid(
        'Parameter name: can\'t be prefixed with "aws" or "ssm", and has letters, digits and .-_/ only.',
      );
    if (!type) throw invalid('A parameter type is required when you create a parameter.');
    if (!Value)
      throw invalid(
        "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
      );
    if (Buffer.byteLength(Value) > maxBytes)
      throw invalid(
        'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.',
      );
    if (existing && !Overwrite)
      throw new ServiceError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    if (Overwrite && Tags)
      throw invalid("Invalid request: tags and overwrite can't be used together.");
    const parameter = store.put(Name, type, Value, Description);
    parameter.tags = Tags ?? parameter.tags;
    return { Version: parameter.versions.at(-1)?.version, Tier: 'Standard' };
  },

  AddTagsToResource(
    { ResourceId = '', Tags = [] }: AddTagsToResourceRequest,
    store,
  ): AddTagsToResourceResult {
    const parameter = store.parameters.get(ResourceId);
    if (!parameter) throw new ServiceError('InvalidResourceId', '');
    const kept = parameter.tags.filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
    parameter.tags = [...kept, ...Tags];
    return {};
  },
} satisfies Operations<ParameterStore>;

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);
