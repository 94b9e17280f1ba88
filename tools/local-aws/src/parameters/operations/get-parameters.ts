import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '@aws-sdk/client-ssm';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import {
  notFound,
  type ParameterStore,
  type ParameterVersion,
  type StoredParameter,
} from '../parameter-store.ts';

export const getParameterOperations = {
  GetParameter({ Name = '' }: GetParameterRequest, store): GetParameterResult {
    const found = store.find(Name);
    if (!found) throw notFound();
    return { Parameter: output(found.parameter, found.version) };
  },

  GetParameters({ Names = [] }: GetParametersRequest, store): GetParametersResult {
    if (Names.length > 10)
      throw new ServiceError(
        'ValidationException',
        "1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
      );
    const found = Names.map((name) => ({ name, found: store.find(name) }));
    return {
      Parameters: found.flatMap(({ found }) =>
        found ? [output(found.parameter, found.version)] : [],
      ),
      InvalidParameters: found.filter(({ found }) => !found).map(({ name }) => name),
    };
  },

  GetParametersByPath(input: GetParametersByPathRequest, store): GetParametersByPathResult {
    const { Path = '/', Recursive = false, MaxResults = 10, NextToken } = input;
    const folder = Path.endsWith('/') ? Path : `${Path}/`;
    const found = [...store.parameters.values()]
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => Recursive || !name.slice(folder.length).includes('/'));
    const { items, next } = pageOf(found, { size: MaxResults, token: NextToken });
    return {
      Parameters: items.map((each) => output(each, each.versions.at(-1)!)),
      NextToken: next,
    };
  },

  GetParameterHistory(input: GetParameterHistoryRequest, store): GetParameterHistoryResult {
    const { Name = '', MaxResults = 50, NextToken } = input;
    const found = store.find(Name);
    if (!found) throw notFound();
    const { items, next } = pageOf(found.parameter.versions, {
      size: MaxResults,
      token: NextToken,
    });
    return {
      Parameters: items.map(({ version, type, value, description, modifiedAt }) => ({
        Name: found.parameter.name,
        Type: type,
        LastModifiedDate: modifiedAt,
        Description: description,
        Value: value,
        Version: version,
        Labels: [],
        Tier: 'Standard',
        Policies: [],
        DataType: 'text',
      })),
      NextToken: next,
    };
  },
} satisfies Operations<ParameterStore>;

const output = ({ name, arn }: StoredParameter, version: ParameterVersion): Parameter => ({
  Name: name,
  Type: version.type,
  Value: version.value,
  Version: version.version,
  LastModifiedDate: version.modifiedAt,
  ARN: arn,
  DataType: 'text',
});
