import type { Case } from '../../case.ts';
import { Name, put, label, filter } from './sample.ts';

export const refusing: Case[] = [
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
