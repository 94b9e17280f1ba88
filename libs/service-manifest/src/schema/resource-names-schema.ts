import { DEVICES } from './reserved-names.ts';
import { text } from './text-schema.ts';

/**
 * Shorter than the 256 characters of SNS, because a shared account adds the environment:
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export const topicName = text(
  'the name of a topic in this account: 1 to 243 letters, digits, - and _, not starting with gatehouse-, no ARN and no wildcard',
  /^(?!gatehouse-)[\w-]{1,243}$/,
  'Name of the SNS topic',
);

/** Of the queue beside each queue, for messages that could not be handled. */
export const DEAD_LETTERS = '-dead-letters';

/**
 * Shorter than the 80 characters of SQS, because the environment and the dead letters' ending are added:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export const queueName = text(
  'the name of a queue in this account: 1 to 54 letters, digits, - and _, not ending in -dead-letters, no ARN, no URL and no wildcard',
  /^(?!.*-dead-letters$)[\w-]{1,54}$/,
  'Name of the SQS queue; the queue for its dead letters is created beside it',
);

/** Also a folder: a service finds the volume at `/mnt/NAME`. */
export const volumeName = text(
  'the name of a volume: 2 to 32 lower-case letters, digits and single hyphens, a letter first, no path, no id of AWS and no device of Windows',
  new RegExp(`^(?!fs-|fsap-|${DEVICES}$)[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,30}[a-z0-9]$`),
  'Name of the volume; tasks find it at /mnt/NAME',
);

/**
 * Shorter than the 63 characters of a cluster, because the environment is added:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
export const databaseName = text(
  'the name of a database: 1 to 40 lower-case letters and digits with hyphens in between, such as orders, no URL and no wildcard',
  /^(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'Name of the Aurora PostgreSQL cluster, which has one database',
);

/**
 * Shorter than the 255 characters of DynamoDB, because a shared account adds the environment:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export const tableName = text(
  'the name of a table in this account: 3 to 242 letters, digits, -, _ and ., no ARN and no wildcard',
  /^[\w.-]{3,242}$/,
  'Name of the DynamoDB table',
);

/**
 * Shorter than S3 allows, because environment and account are added:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketName = text(
  'the name of a bucket in this account: 3 to 37 lower-case letters, digits and single hyphens, not starting with gatehouse-, no ARN and no wildcard',
  /^(?!xn--|sthree-|gatehouse-)[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){1,35}[a-z0-9]$/,
  'Name of the S3 bucket; in AWS, environment and account are appended',
);

/**
 * Six characters after a final hyphen look like the suffix that Secrets Manager adds:
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export const secretName = text(
  'the name of a secret in this account: letters, digits and / _ + = . @ -, not ending in a hyphen and six characters, no ARN and no wildcard',
  /^(?!.*-[A-Za-z0-9]{6}$)[\w/+=.@-]{1,256}$/,
  'Name of the secret in Secrets Manager',
);

export const attributeName = text(
  'the name of an attribute: 1 to 255 letters, digits, -, _ and .',
  /^[\w.-]{1,255}$/,
  'Name of a string attribute',
);
