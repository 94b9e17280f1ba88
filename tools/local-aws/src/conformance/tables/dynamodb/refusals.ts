import type { Case } from '../../case.ts';
import { Key, S, TableName, ann, table } from './sample.ts';

export const refusing: Case[] = [
  {
    title: 'names the missing table',
    given: [table],
    call: table,
    expect: { error: 'ResourceInUseException', message: /^Table already exists: users$/ },
  },
  {
    title: 'returns no new values of a deleted item',
    given: [table],
    call: ['DeleteItem', { TableName, Key, ReturnValues: 'UPDATED_NEW' }],
    expect: { error: 'ValidationException', message: /^Return values set to invalid value$/ },
  },
  {
    title: 'refuses a request to both put and delete',
    given: [table],
    call: [
      'BatchWriteItem',
      { RequestItems: { users: [{ PutRequest: { Item: ann }, DeleteRequest: { Key } }] } },
    ],
    expect: { error: 'ValidationException', message: /more than one datatypes set/ },
  },
  {
    title: 'refuses an attribute whose name would be lost',
    given: [table],
    call: ['PutItem', { TableName, Item: { ...ann, ['__proto__']: S('lost') } }],
    expect: { refused: '__proto__' },
  },
];
