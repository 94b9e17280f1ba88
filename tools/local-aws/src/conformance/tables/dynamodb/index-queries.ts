import type { Case } from '../../case.ts';
import { N, S, TableName } from './sample.ts';
import { orders } from './orders.ts';

export const indexQueries: Case[] = [
  {
    title: 'reads the projected attributes of a local index',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        IndexName: 'by-state',
        KeyConditionExpression: 'id = :id AND #s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':id': S('1'), ':s': S('paid') },
      },
    ],
    expect: { answer: { Items: [{ placed: S('b'), total: N(1) }] } },
  },
  {
    title: 'refuses a consistent read of a global index',
    given: orders,
    call: [
      'Query',
      {
        TableName,
        IndexName: 'of-state',
        ConsistentRead: true,
        KeyConditionExpression: '#s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':s': S('paid') },
      },
    ],
    expect: { error: 'ValidationException' },
  },
];
