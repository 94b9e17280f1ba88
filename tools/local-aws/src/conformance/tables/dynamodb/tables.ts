import type { Call, Case } from '../../case.ts';
import {
  S,
  TableName,
  addIndex,
  all,
  ann,
  arn,
  byName,
  definitions,
  get,
  hash,
  onDemand,
  provisioned,
  put,
  range,
  table,
  withAnn,
} from './sample.ts';

export const tables: Case[] = [
  {
    title: 'creates an on-demand table',
    call: table,
    expect: {
      answer: {
        TableDescription: {
          TableName,
          TableStatus: 'CREATING',
          TableArn: /:table\/users$/,
          BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
          DeletionProtectionEnabled: false,
        },
      },
    },
  },
  {
    title: 'creates a table with provisioned capacity, indexes, tags and protection',
    call: [
      'CreateTable',
      {
        TableName,
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: provisioned,
        AttributeDefinitions: definitions('id', 'placed', 'state'),
        KeySchema: [hash('id'), range('placed')],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'of-state',
            KeySchema: [hash('state')],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
            ProvisionedThroughput: provisioned,
          },
        ],
        DeletionProtectionEnabled: true,
        Tags: [{ Key: 'team', Value: 'a' }],
      },
    ],
    expect: { answer: { TableDescription: { DeletionProtectionEnabled: true } } },
  },
  {
    title: 'refuses to create a table twice',
    given: [table],
    call: table,
    expect: { error: 'ResourceInUseException' },
  },
  {
    title: 'refuses attributes that no key uses',
    call: ['CreateTable', { ...onDemand, AttributeDefinitions: definitions('id', 'name') }],
    expect: { error: 'ValidationException' },
  },
  {
    title: 'refuses streams',
    call: [
      'CreateTable',
      { ...onDemand, StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } },
    ],
    expect: { refused: 'StreamSpecification' },
  },
  {
    title: 'refuses KMS keys',
    call: ['CreateTable', { ...onDemand, SSESpecification: { Enabled: true } }],
    expect: { refused: 'SSESpecification' },
  },
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
    title: 'returns the tags with which a table was created',
    given: [['CreateTable', { ...onDemand, Tags: [{ Key: 'team', Value: 'a' }] }]],
    call: [
      'ListTagsOfResource',
      ([made]) => ({
        ResourceArn: (made as { TableDescription?: { TableArn: string } })?.TableDescription
          ?.TableArn,
      }),
    ],
    expect: { answer: { Tags: [{ Key: 'team', Value: 'a' }] } },
  },
  {
    operation: 'UntagResource',
    title: 'adds and removes tags',
    given: [
      table,
      [
        'TagResource',
        {
          ResourceArn: arn(),
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { ResourceArn: arn(), TagKeys: ['a'] }],
    ],
    call: ['ListTagsOfResource', { ResourceArn: arn() }],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
  {
    operation: 'TagResource',
    title: 'refuses to tag a missing table',
    call: ['TagResource', { ResourceArn: arn(), Tags: [{ Key: 'a', Value: '1' }] }],
    expect: { error: 'ResourceNotFoundException' },
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
  {
    title: 'changes the capacity of a table and its index, and adds an index with its own',
    given: [
      [
        'CreateTable',
        { ...onDemand, BillingMode: 'PROVISIONED', ProvisionedThroughput: provisioned },
      ],
      addIndex({ ProvisionedThroughput: provisioned }),
      [
        'UpdateTable',
        {
          TableName,
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
          GlobalSecondaryIndexUpdates: [
            {
              Update: {
                IndexName: 'by-name',
                ProvisionedThroughput: { ReadCapacityUnits: 4, WriteCapacityUnits: 5 },
              },
            },
          ],
        },
      ],
    ],
    call: ['DescribeTable', { TableName }],
    operation: 'UpdateTable',
    expect: {
      answer: {
        Table: {
          ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 },
          GlobalSecondaryIndexes: [{ ProvisionedThroughput: { ReadCapacityUnits: 4 } }],
        },
      },
    },
  },
  {
    operation: 'UpdateTable',
    title: 'changes the billing mode of a table',
    given: [
      [
        'CreateTable',
        { ...onDemand, BillingMode: 'PROVISIONED', ProvisionedThroughput: provisioned },
      ],
      ['UpdateTable', { TableName, BillingMode: 'PAY_PER_REQUEST' }],
    ],
    call: ['DescribeTable', { TableName }],
    expect: { answer: { Table: { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } } } },
  },
];
