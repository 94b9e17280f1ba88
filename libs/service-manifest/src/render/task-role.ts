import {
  IDEMPOTENCY,
  type BucketGrant,
  type DatabaseGrant,
  type QueueGrant,
  type TableGrant,
  type VolumeGrant,
} from '../schema/grant-schema.ts';
import type { ServiceModel } from '../model.ts';
import { DATABASE_USERS } from '../names.ts';
import { policy, type Policy, type Statement } from './policy.ts';

const TABLE_ACTIONS = {
  read: ['BatchGetItem', 'DescribeTable', 'GetItem', 'Query'],
  write: ['ConditionCheckItem', 'DescribeTable', 'PutItem', 'UpdateItem'],
  delete: ['DeleteItem'],
  idempotency: ['DescribeTable', 'GetItem', 'PutItem', 'UpdateItem'],
};
const OBJECT_ACTIONS = {
  read: ['GetObject'],
  // Aborts an incomplete multipart upload, which removes no earlier data.
  write: ['AbortMultipartUpload', 'PutObject'],
  // Earlier versions stay: only the lifecycle of the bucket deletes them.
  delete: ['DeleteObject'],
};

/** Health checks call GetQueueAttributes. A batch has the permission of its single action. */
const QUEUE_ACTIONS = {
  send: ['GetQueueAttributes', 'SendMessage'],
  receive: ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'],
};

/** The service's own permissions, from the manifest's grants and secrets; nothing else. */
export function taskRolePolicy(model: ServiceModel): Policy {
  const { manifest, names } = model;
  const grants = manifest.grants ?? [];
  const topics = grants.flatMap((grant) => ('topic' in grant ? names.arn.topic(grant.topic) : []));
  const secrets = Object.values(manifest.secrets ?? {}).map((name) => names.arn.secret(name));
  // A resource of the same name in another account (above all a bucket) was not granted.
  const ours = { StringEquals: { 'aws:ResourceAccount': names.account } };
  const allow = (Sid: string, Action: string[], Resource: string[]): Statement[] =>
    Resource.length === 0
      ? []
      : [
          {
            Sid,
            Effect: 'Allow',
            Action,
            Resource: [...new Set(Resource)].sort(),
            Condition: ours,
          },
        ];

  return policy([
    ...allow(
      'ReadSecrets',
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      secrets,
    ),
    // The health check calls GetTopicAttributes.
    ...allow('PublishToTopics', ['sns:GetTopicAttributes', 'sns:Publish'], topics),
    ...grants.flatMap((grant) => {
      if ('table' in grant) return tableStatements(grant);
      if ('queue' in grant) return queueStatements(grant);
      if ('volume' in grant) return volumeStatements(grant);
      if ('database' in grant) return databaseStatements(grant);
      return 'bucket' in grant ? bucketStatements(grant) : [];
    }),
  ]);

  function tableStatements(grant: TableGrant): Statement[] {
    const { table, access, indexes = [], owner } = grant;
    const actions =
      access === IDEMPOTENCY
        ? TABLE_ACTIONS.idempotency.map((action) => `dynamodb:${action}`)
        : actionsFor('dynamodb', TABLE_ACTIONS, access, grant.delete);
    // One action for puts and deletes alike: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
    if (grant.delete && access !== 'read') actions.push('dynamodb:BatchWriteItem');
    actions.sort();
    const arn = names.arn.table(table);
    // This manifest does not know whether another service's table has indexes.
    const hasIndexes = indexes.length > 0 || owner !== undefined;
    return allow(`${sid('Table', table)}`, actions, [
      arn,
      ...(hasIndexes && access !== 'write' ? [`${arn}/index/*`] : []),
    ]);
  }

  function queueStatements({ queue, access }: QueueGrant): Statement[] {
    const actions = [
      ...(access === 'receive' ? [] : QUEUE_ACTIONS.send),
      ...(access === 'send' ? [] : QUEUE_ACTIONS.receive),
    ].map((action) => `sqs:${action}`);
    return allow(sid('Queue', queue), [...new Set(actions)].sort(), [names.arn.queue(queue)]);
  }

  /** Only through the access point of the volume; the infrastructure inserts the ids, which AWS makes up. */
  function volumeStatements({ volume, access }: VolumeGrant): Statement[] {
    const actions = ['ClientMount', ...(access === 'read' ? [] : ['ClientWrite'])];
    return [
      {
        Sid: sid('Volume', volume),
        Effect: 'Allow',
        Action: actions.map((action) => `elasticfilesystem:${action}`),
        Resource: [names.arn.fileSystem],
        Condition: {
          StringEquals: {
            'aws:ResourceAccount': names.account,
            'elasticfilesystem:AccessPointArn': names.arn.accessPoint(volume),
          },
        },
      },
    ];
  }

  /** Connecting is all that IAM decides; what a user may do then, PostgreSQL decides. */
  function databaseStatements({ database }: DatabaseGrant): Statement[] {
    return [
      {
        Sid: sid('Database', database),
        Effect: 'Allow',
        Action: ['rds-db:connect'],
        // With the account and the id of the cluster, which no other has: it needs no condition, and
        // AWS documents none for this action.
        Resource: DATABASE_USERS.map((user) => names.arn.databaseUser(database, user)),
      },
    ];
  }

  function bucketStatements(grant: BucketGrant): Statement[] {
    const { bucket, access } = grant;
    const arn = names.arn.bucket(bucket);
    return [
      // Without ListBucket, a missing object gets 403; the health check calls HeadBucket.
      ...allow(sid('ListBucket', bucket), ['s3:ListBucket'], [arn]),
      ...allow(sid('ObjectsOf', bucket), actionsFor('s3', OBJECT_ACTIONS, access, grant.delete), [
        `${arn}/*`,
      ]),
    ];
  }
}

function actionsFor(
  service: string,
  actions: Record<'read' | 'write' | 'delete', readonly string[]>,
  access: 'read' | 'write' | 'read-write',
  deletes = false,
): string[] {
  const chosen = [
    ...(access === 'write' ? [] : actions.read),
    ...(access === 'read' ? [] : actions.write),
    ...(deletes ? actions.delete : []),
  ];
  return [...new Set(chosen)].sort().map((action) => `${service}:${action}`);
}

/** A statement id has letters and digits only: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function sid(what: string, name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return what + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}
