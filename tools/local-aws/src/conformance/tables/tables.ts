import type { ConformanceTable } from '../case.ts';
import { ecrTable } from './ecr.ts';
import { iamTable } from './iam.ts';
import { loadBalancingTable } from './load-balancing.ts';
import { scalingTable } from './scaling.ts';
import { dynamodbTable } from './dynamodb.ts';
import { s3Table } from './s3.ts';
import { snsTable } from './sns.ts';
import { sqsTable } from './sqs.ts';

/** All tables; one file for each service. */
export const tables: readonly ConformanceTable[] = [
  s3Table,
  dynamodbTable,
  snsTable,
  sqsTable,
  ecrTable,
  scalingTable,
  loadBalancingTable,
  iamTable,
];
