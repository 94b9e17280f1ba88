import type { Case } from '../../case.ts';
import { TableName, definitions, hash, onDemand, provisioned, range, table } from './sample.ts';

export const newTables: Case[] = [
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
];
