import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { ServiceError } from '../protocol/service-error.ts';
import type { Found, StoredParameter } from './model.ts';

type Option = 'Equals' | 'BeginsWith' | 'Contains' | 'Recursive' | 'OneLevel';

interface Filter {
  readonly options: readonly Option[];
  /** The values of a parameter that it matches. */
  readonly texts: (parameter: StoredParameter) => readonly (string | undefined)[];
}

const current = ({ versions }: StoredParameter) => versions.at(-1);

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html */
const filters: Readonly<Record<string, Filter>> = {
  Name: { options: ['Equals', 'BeginsWith', 'Contains'], texts: ({ name }) => [name] },
  Path: { options: ['OneLevel', 'Recursive'], texts: ({ name }) => [name] },
  Type: { options: ['Equals', 'BeginsWith'], texts: (each) => [current(each)?.type] },
  KeyId: { options: ['Equals', 'BeginsWith'], texts: (each) => [current(each)?.keyId] },
  Tier: { options: ['Equals'], texts: () => ['Standard'] },
  DataType: { options: ['Equals'], texts: () => ['text'] },
};

const ofPaths = ['Type', 'KeyId', 'Label'];

/**
 * The version of a parameter that passes all filters, if any: the current one, or that with a label.
 * @param use DescribeParameters or GetParametersByPath, which accept different keys
 * @throws ServiceError for an unknown filter
 */
export function passes(
  parameter: StoredParameter,
  all: readonly ParameterStringFilter[],
  use: 'describe' | 'path',
): Found[] {
  let version = parameter.versions.at(-1);
  for (const { Key = '', Option, Values = [] } of all) {
    if (use === 'path' && !ofPaths.includes(Key)) throw invalidKey(Key);
    if (use === 'path' && Key === 'Label')
      version = parameter.versions.find(({ labels }) =>
        labels.some((each) => Values.includes(each)),
      );
    else if (!passesOne(parameter, Key, Option, Values)) return [];
  }
  return version ? [{ parameter, version }] : [];
}

function passesOne(
  parameter: StoredParameter,
  key: string,
  option: string | undefined,
  values: readonly string[],
): boolean {
  if (key.startsWith('tag:')) {
    const tag = parameter.tags.find(({ Key }) => Key === key.slice(4));
    return tag !== undefined && (values.length === 0 || values.includes(tag.Value ?? ''));
  }
  const filter = Object.hasOwn(filters, key) ? filters[key] : undefined;
  if (!filter) throw invalidKey(key);
  const [initial] = filter.options;
  const chosen = (option ?? initial) as Option;
  if (!filter.options.includes(chosen))
    throw new ServiceError(
      'InvalidFilterOption',
      `The following filter option is not valid: ${option}. Valid options include: [${filter.options.join(', ')}].`,
    );
  return filter
    .texts(parameter)
    .some((text) => text !== undefined && values.some((value) => meets[chosen](text, value)));
}

const folderOf = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

const meets: Readonly<Record<Option, (text: string, value: string) => boolean>> = {
  Equals: (text, value) => text === value,
  BeginsWith: (text, value) => text.startsWith(value),
  Contains: (text, value) => text.includes(value),
  Recursive: (text, value) => text.startsWith(folderOf(value)),
  OneLevel: (text, value) =>
    text.startsWith(folderOf(value)) && !text.slice(folderOf(value).length).includes('/'),
};

const invalidKey = (key: string): ServiceError =>
  new ServiceError('InvalidFilterKey', `The filter key ${key} is not valid.`);
