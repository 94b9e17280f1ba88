import type { BucketGrant } from '../schema/grant-schema.ts';
import type { ServiceModel } from '../model.ts';
import type { QueueGrant } from '../schema/queue-grant.ts';
import { IDEMPOTENCY, type TableGrant } from '../schema/table-grant.ts';
import { actionsFor, OBJECT_ACTIONS, QUEUE_ACTIONS, TABLE_ACTIONS } from './granted-actions.ts';
import { databaseStatement } from './database-statement.ts';
import { policy, type Policy, type Statement } from './policy.ts';
import { sid } from './statement-id.ts';
import { volumeStatement } from './volume-statement.ts';

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
      if ('volume' in grant) return volumeStatement(names, grant);
      if ('database' in grant) return databaseStatement(names, grant);
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
