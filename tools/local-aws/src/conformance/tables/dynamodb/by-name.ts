import type { Call } from '../../case.ts';
import { TableName, S, definitions, hash } from './sample.ts';

export function addIndex(more: object = {}): Call {
  return [
    'UpdateTable',
    {
      TableName,
      AttributeDefinitions: definitions('name'),
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'by-name',
            KeySchema: [hash('name')],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['age'] },
            ...more,
          },
        },
      ],
    },
  ];
}

export function byName(name: string): Call {
  return [
    'Query',
    {
      TableName,
      IndexName: 'by-name',
      KeyConditionExpression: '#n = :n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': S(name) },
    },
  ];
}
