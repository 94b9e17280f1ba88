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
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { checkFilters, passes } from '../filters.ts';
import { metadataOf } from '../metadata.ts';
import {
  checkedSize,
  invalid,
  valueOf,
  type Found,
  type ParameterStore,
} from '../parameter-store.ts';

const page = { MaxResults: 'integer', NextToken: 'text' } as const;
export const filters = [{ Key: 'text', Option: 'text', Values: ['text'] }] as const;

export const getParameters = {
  GetParameter: { Name: 'text', WithDecryption: 'boolean' },
  GetParameters: { Names: ['text'], WithDecryption: 'boolean' },
  GetParametersByPath: {
    ...{ Path: 'text', Recursive: 'boolean', WithDecryption: 'boolean' },
    ...{ ParameterFilters: filters, ...page },
  },
  GetParameterHistory: { Name: 'text', WithDecryption: 'boolean', ...page },
} as const satisfies OperationParameters;

export const getOperations = {
  GetParameter({ Name, WithDecryption }: GetParameterRequest, store): GetParameterResult {
    return { Parameter: output(store.get(Name), WithDecryption) };
  },

  GetParameters(input: GetParametersRequest, store): GetParametersResult {
    const { Names = [], WithDecryption } = input;
    checkCount(Names);
    const found = [...new Set(Names)].map((name) => ({ name, found: findIn(store, name) }));
    return {
      Parameters: found.flatMap(({ found }) => (found ? [output(found, WithDecryption)] : [])),
      InvalidParameters: found.filter(({ found }) => !found).map(({ name }) => name),
    };
  },

  GetParametersByPath(input: GetParametersByPathRequest, store): GetParametersByPathResult {
    const { Path = '', Recursive = false, WithDecryption, ParameterFilters = [] } = input;
    if (!Path.startsWith('/'))
      throw invalid(
        `The parameter path ${Path} must begin with a forward slash (/), and end in a name.`,
      );
    checkFilters(ParameterFilters);
    const folder = Path.endsWith('/') ? Path : `${Path}/`;
    const found = [...store.parameters.values()]
      .filter(({ name }) => name.startsWith(folder))
      .filter(({ name }) => Recursive || !name.slice(folder.length).includes('/'))
      .flatMap((parameter): Found[] => passes(parameter, ParameterFilters, 'path'));
    const { items, next } = pageOf(found, {
      size: checkedSize(input.MaxResults, 10),
      token: input.NextToken,
      code: 'InvalidNextToken',
    });
    return { Parameters: items.map((each) => output(each, WithDecryption)), NextToken: next };
  },

  GetParameterHistory(input: GetParameterHistoryRequest, store): GetParameterHistoryResult {
    const { parameter } = store.get(input.Name);
    const { items, next } = pageOf(parameter.versions, {
      size: checkedSize(input.MaxResults, 50),
      token: input.NextToken,
      code: 'InvalidNextToken',
    });
    return {
      Parameters: items.map((version) => ({
        ...metadataOf(parameter, version, store.place),
        ARN: undefined,
        Value: valueOf(version, input.WithDecryption),
        Labels: version.labels,
      })),
      NextToken: next,
    };
  },
} satisfies Operations<ParameterStore>;

/** In a request for several, an unknown version or label counts as an unknown parameter. */
function findIn(store: ParameterStore, name: string): Found | undefined {
  try {
    return store.find(name);
  } catch {
    return undefined;
  }
}

/** @throws ServiceError for no names, or too many */
export function checkCount(names: readonly string[]): void {
  if (names.length > 0 && names.length <= 10) return;
  throw invalid(
    `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length ${names.length > 10 ? 'less' : 'greater'} than or equal to ${names.length > 10 ? 10 : 1}`,
  );
}

const output = (
  { parameter, version, selector }: Found,
  decrypt: boolean | undefined,
): Parameter => ({
  Name: parameter.name,
  Type: version.type,
  Value: valueOf(version, decrypt),
  Version: version.version,
  Selector: selector,
  LastModifiedDate: version.modifiedAt,
  ARN: parameter.arn,
  DataType: 'text',
});
