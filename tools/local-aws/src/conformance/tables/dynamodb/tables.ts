import type { Call, Case } from '../../case.ts';
import { TableName, get, hash, onDemand, table, withAnn } from './sample.ts';

export const tables: Case[] = [
  {
    title: 'describes a table',
    given: [table],
    call: ['DescribeTable', { TableName }],
    expect: { answer: { Table: { TableName, TableStatus: 'ACTIVE', KeySchema: [hash('id')] } } },
  },
  {
    title: 'reports a missing table',
    call: ['DescribeTable', { TableName }],
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'lists tables in pages',
    given: ['aaa', 'bbb', 'ccc'].map((name): Call => [
      'CreateTable',
      { ...onDemand, TableName: name },
    ]),
    call: ['ListTables', { ExclusiveStartTableName: 'aaa', Limit: 1 }],
    expect: { answer: { TableNames: ['bbb'], LastEvaluatedTableName: 'bbb' } },
  },
  {
    operation: 'DeleteTable',
    title: 'deletes a table with its items',
    given: [...withAnn, ['DeleteTable', { TableName }]],
    call: get('1'),
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'refuses to delete a protected table',
    given: [['CreateTable', { ...onDemand, DeletionProtectionEnabled: true }]],
    call: ['DeleteTable', { TableName }],
    expect: { error: 'ValidationException', message: /protected against deletion/ },
  },
  {
    operation: 'UpdateTable',
    title: 'deletes a table after its protection is removed',
    given: [
      ['CreateTable', { ...onDemand, DeletionProtectionEnabled: true }],
      ['UpdateTable', { TableName, DeletionProtectionEnabled: false }],
    ],
    call: ['DeleteTable', { TableName }],
    expect: { answer: { TableDescription: { TableStatus: 'DELETING' } } },
  },
];
