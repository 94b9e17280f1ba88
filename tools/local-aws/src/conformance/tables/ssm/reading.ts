import type { Case } from '../../case.ts';
import { Name, put, overwrite, label, filter } from './sample.ts';

const secure = put({ Type: 'SecureString', KeyId: 'alias/own', Value: 'secret' });

export const reading: Case[] = [
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
