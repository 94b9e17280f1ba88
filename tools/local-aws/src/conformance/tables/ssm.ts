import type { Call, Case, ConformanceTable } from '../case.ts';

const Name = '/shop/price';
const put = (more: object = {}): Call => [
  'PutParameter',
  { Name, Value: 'one', Type: 'String', ...more },
];
const overwrite = put({ Value: 'two', Overwrite: true });
const label = (more: object = {}): Call => [
  'LabelParameterVersion',
  { Name, ParameterVersion: 1, Labels: ['live'], ...more },
];
const secure = put({ Type: 'SecureString', KeyId: 'alias/own', Value: 'secret' });
const filter = (Key: string, ...Values: string[]) => [{ Key, Option: 'Equals', Values }];
const tagged = { ResourceType: 'Parameter', ResourceId: Name };

const writing: Case[] = [
  {
    title: 'creates a parameter',
    call: put({
      ...{ Description: 'Price', AllowedPattern: '^o', Tier: 'Standard', DataType: 'text' },
      Tags: [{ Key: 'a', Value: 'b' }],
    }),
    expect: { answer: { Version: 1, Tier: 'Standard' } },
  },
  {
    title: 'overwrites only on request',
    given: [put()],
    call: put(),
    expect: { error: 'ParameterAlreadyExists' },
  },
  {
    title: 'adds a version on request',
    given: [put()],
    call: overwrite,
    expect: { answer: { Version: 2 } },
  },
  {
    title: 'refuses an unknown type',
    call: put({ Type: 'Number' }),
    expect: { error: 'ValidationException', message: /enum value set/ },
  },
  {
    title: 'refuses a change of the type',
    given: [put()],
    call: put({ Type: 'StringList', Overwrite: true }),
    expect: { error: 'HierarchyTypeMismatchException' },
  },
  {
    title: 'refuses a value that does not match the pattern',
    call: put({ AllowedPattern: '^\\d+$' }),
    expect: { error: 'ParameterPatternMismatchException' },
  },
  { title: 'refuses policies', call: put({ Policies: '[]' }), expect: { refused: 'Policies' } },
  {
    title: 'deletes a parameter',
    given: [put(), ['DeleteParameter', { Name }]],
    call: ['GetParameter', { Name }],
    operation: 'DeleteParameter',
    expect: { error: 'ParameterNotFound' },
  },
  {
    title: 'deletes several, and lists the missing ones',
    given: [put()],
    call: ['DeleteParameters', { Names: [Name, '/none'] }],
    expect: { answer: { DeletedParameters: [Name], InvalidParameters: ['/none'] } },
  },
];

const reading: Case[] = [
  {
    title: 'does not reveal a SecureString',
    given: [secure],
    call: ['GetParameter', { Name, WithDecryption: false }],
    expect: { answer: { Parameter: { Value: /^AQICAH/, Type: 'SecureString' } } },
  },
  {
    title: 'decrypts a SecureString on request',
    given: [secure],
    call: ['GetParameters', { Names: [Name, '/none'], WithDecryption: true }],
    expect: { answer: { Parameters: [{ Value: 'secret' }], InvalidParameters: ['/none'] } },
  },
  {
    title: 'returns a version by its number',
    given: [put(), overwrite],
    call: ['GetParameter', { Name: `${Name}:1` }],
    expect: { answer: { Parameter: { Value: 'one', Selector: ':1' } } },
  },
  {
    title: 'reads the parameters below a path',
    given: [put(), put({ Name: '/shop/deep/x', Type: 'StringList' })],
    call: [
      'GetParametersByPath',
      {
        ...{ Path: '/shop', Recursive: true, WithDecryption: true, MaxResults: 10 },
        ...{ ParameterFilters: filter('Type', 'StringList'), NextToken: '0' },
      },
    ],
    expect: { answer: { Parameters: [{ Name: '/shop/deep/x' }] } },
  },
  {
    title: 'reads at most ten at once',
    call: ['GetParametersByPath', { Path: '/shop', MaxResults: 11 }],
    expect: { error: 'ValidationException' },
  },
  {
    title: 'returns the history with labels',
    given: [put(), overwrite, label()],
    call: ['GetParameterHistory', { Name, WithDecryption: true, MaxResults: 50, NextToken: '0' }],
    expect: { answer: { Parameters: [{ Value: 'one', Labels: ['live'] }, { Labels: [] }] } },
  },
  {
    title: 'describes parameters, without values',
    given: [secure],
    call: [
      'DescribeParameters',
      { ParameterFilters: filter('Name', Name), MaxResults: 50, NextToken: '0' },
    ],
    expect: { answer: { Parameters: [{ Name, KeyId: 'alias/own', Value: undefined }] } },
  },
  {
    title: 'refuses legacy filters',
    call: ['DescribeParameters', { Filters: [{ Key: 'Name', Values: [Name] }] }],
    expect: { refused: 'Filters' },
  },
];

const labels: Case[] = [
  {
    title: 'returns a version by its label',
    given: [put(), overwrite, label()],
    call: ['GetParameter', { Name: `${Name}:live` }],
    operation: 'LabelParameterVersion',
    expect: { answer: { Parameter: { Value: 'one' } } },
  },
  {
    title: 'lists invalid labels',
    given: [put()],
    call: label({ Labels: ['1st', 'aws'] }),
    expect: { answer: { InvalidLabels: ['1st', 'aws'] } },
  },
  {
    title: 'removes a label',
    given: [put(), label()],
    call: ['UnlabelParameterVersion', { Name, ParameterVersion: 1, Labels: ['live'] }],
    expect: { answer: { RemovedLabels: ['live'], InvalidLabels: [] } },
  },
  {
    title: 'keeps tags',
    given: [
      put(),
      [
        'AddTagsToResource',
        {
          ...tagged,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['RemoveTagsFromResource', { ...tagged, TagKeys: ['a'] }],
    ],
    call: ['ListTagsForResource', tagged],
    expect: { answer: { TagList: [{ Key: 'b', Value: '2' }] } },
  },
];

const refusing: Case[] = [
  {
    title: 'refuses a name with two selectors',
    given: [put()],
    call: ['GetParameter', { Name: `${Name}:1:2` }],
    expect: { error: 'ValidationException', message: /^Invalid parameter name/ },
  },
  {
    title: 'returns a duplicate parameter once',
    given: [put()],
    call: ['GetParameters', { Names: [Name, Name] }],
    expect: { answer: { Parameters: [{ Name }], InvalidParameters: [] } },
  },
  {
    title: 'refuses a duplicate filter, even if it matches no parameter',
    call: [
      'DescribeParameters',
      { ParameterFilters: [...filter('Name', Name), ...filter('Name', Name)] },
    ],
    expect: { error: 'InvalidFilterKey', message: /duplicated/ },
  },
  {
    title: 'refuses a filter without values',
    call: ['DescribeParameters', { ParameterFilters: [{ Key: 'Name' }] }],
    expect: { error: 'InvalidFilterValue' },
  },
  {
    title: 'refuses a filter with an unknown type',
    call: ['DescribeParameters', { ParameterFilters: filter('Type', 'Number') }],
    expect: { error: 'InvalidFilterOption', message: /Valid values include: \[String, / },
  },
  {
    title: 'refuses an unknown token',
    call: ['DescribeParameters', { NextToken: 'none' }],
    expect: { error: 'InvalidNextToken' },
  },
  {
    title: 'refuses a label of more than 100 characters',
    given: [put()],
    call: label({ Labels: ['x'.repeat(101)] }),
    expect: { error: 'ValidationException', message: /'labels'/ },
  },
];

export const ssmTable: ConformanceTable = {
  service: 'ssm',
  cases: [...writing, ...reading, ...labels, ...refusing],
};
