import type { ConformanceTable } from '../case.ts';
import { cloudformationTable } from './cloudformation.ts';
import { ecrTable } from './ecr.ts';
import { ecsTable } from './ecs.ts';
import { iamTable } from './iam.ts';
import { loadBalancingTable } from './load-balancing.ts';
import { scalingTable } from './scaling.ts';
import { dynamodbTable } from './dynamodb.ts';
import { kmsTable } from './kms.ts';
import { logsTable } from './logs.ts';
import { monitoringTable } from './monitoring.ts';
import { s3Table } from './s3.ts';
import { secretsTable } from './secrets-manager.ts';
import { snsTable } from './sns.ts';
import { sqsTable } from './sqs.ts';
import { ssmTable } from './ssm.ts';

/** All tables, with one file for each service. */
export const tables: readonly ConformanceTable[] = [
  s3Table,
  dynamodbTable,
  snsTable,
  sqsTable,
  ecrTable,
  scalingTable,
  loadBalancingTable,
  iamTable,
  kmsTable,
  logsTable,
  secretsTable,
  ssmTable,
  ecsTable,
  monitoringTable,
  cloudformationTable,
];
