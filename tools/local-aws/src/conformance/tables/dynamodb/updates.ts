import type { Case } from '../../case.ts';
import { Key, N, S, TableName, ann, table, withAnn } from './sample.ts';

export const updates: Case[] = [
  {
    title: 'changes an item by an expression',
    given: withAnn,
    call: [
      'UpdateItem',
      {
        TableName,
        Key,
        UpdateExpression: 'SET age = age + :one, nick = if_not_exists(nick, :nick) REMOVE #n',
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':one': N(1), ':nick': S('A') },
        ReturnValues: 'ALL_NEW',
      },
    ],
    expect: { answer: { Attributes: { id: S('1'), age: N(31), nick: S('A'), name: undefined } } },
  },
  {
    title: 'creates a missing item',
    given: [table],
    call: [
      'UpdateItem',
      {
        TableName,
        Key,
        AttributeUpdates: { age: { Action: 'PUT', Value: N(1) } },
        ReturnValues: 'ALL_NEW',
      },
    ],
    expect: { answer: { Attributes: { id: S('1'), age: N(1) } } },
  },
  {
    title: 'returns the deleted item',
    given: withAnn,
    call: ['DeleteItem', { TableName, Key, ReturnValues: 'ALL_OLD' }],
    expect: { answer: { Attributes: ann } },
  },
];
