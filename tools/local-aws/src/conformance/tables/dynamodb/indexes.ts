import type { Case } from '../../case.ts';
import { S, TableName, all, ann, hash, put, table, withAnn } from './sample.ts';
import { addIndex, byName } from './by-name.ts';

export const indexes: Case[] = [
  {
    title: 'builds an index of an on-demand table',
    given: withAnn,
    call: addIndex(),
    expect: {
      answer: {
        TableDescription: {
          TableStatus: 'UPDATING',
          GlobalSecondaryIndexes: [{ IndexName: 'by-name', IndexStatus: 'CREATING' }],
        },
      },
    },
  },
  {
    operation: 'UpdateTable',
    title: 'finds existing items by a new index',
    given: [...withAnn, addIndex(), put('2', { name: S('Bob') })],
    call: byName('Ann'),
    expect: { answer: { Items: [ann], Count: 1 } },
  },
  {
    operation: 'UpdateTable',
    title: 'keeps a new index up to date',
    given: [...withAnn, addIndex(), put('2', { name: S('Bob') })],
    call: byName('Bob'),
    expect: { answer: { Count: 1 } },
  },
  {
    title: 'requires definitions of the attributes of an index',
    given: [table],
    call: [
      'UpdateTable',
      {
        TableName,
        GlobalSecondaryIndexUpdates: [
          { Create: { IndexName: 'by-name', KeySchema: [hash('name')], Projection: all } },
        ],
      },
    ],
    expect: { error: 'ValidationException', message: /AttributeDefinitions/ },
  },
  {
    operation: 'UpdateTable',
    title: 'deletes an index',
    given: [
      table,
      addIndex(),
      [
        'UpdateTable',
        { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-name' } }] },
      ],
    ],
    call: byName('Ann'),
    expect: { error: 'ValidationException', message: /does not have the specified index/ },
  },
  {
    title: 'refuses to delete a missing index',
    given: [table],
    call: [
      'UpdateTable',
      { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] },
    ],
    expect: { error: 'ResourceNotFoundException' },
  },
];
