import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DependencyCheck } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';

/** Checks that the table users is reachable; without it, the service is not ready. */
export const usersTable: DependencyCheck<Configuration> = ({ aws, configuration }) => {
  const dynamodb = aws.client(DynamoDBClient);
  const command = new DescribeTableCommand({ TableName: configuration.USERS_TABLE });
  return {
    name: 'users',
    critical: true,
    run: (abortSignal) => dynamodb.send(command, { abortSignal }),
  };
};
