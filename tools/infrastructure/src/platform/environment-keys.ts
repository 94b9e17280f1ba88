import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { letLogsEncrypt } from '../account/let-logs-encrypt.ts';
import { KEY_ACTIONS } from '../account/key-actions.ts';
import { leave } from '../parameters.ts';
import { letTopicsReachQueues } from './let-topics-reach-queues.ts';

/** The AWS services through which services reach their data. */
const DATA_SERVICES = ['dynamodb', 's3', 'secretsmanager', 'sns', 'sqs'];

/**
 * The keys of an environment, rotated every year and retained: one for data, one for logs. A starter has one for both,
 * because each costs a dollar a month. Other policies than the key's decide which roles may read logs and data.
 */
export class EnvironmentKeys extends Construct {
  readonly data: Key;
  readonly logs: Key;

  constructor(scope: Construct, id: string, { name, names, profile }: Environment) {
    super(scope, id);
    const key = (what: 'data' | 'logs', description: string) =>
      new Key(this, what === 'data' ? 'Data' : 'Logs', {
        alias: `alias/gatehouse-${name}-${what}`,
        description,
        enableKeyRotation: true,
      });
    this.data = key('data', `Tables, buckets, topics, queues, databases and secrets of ${name}`);
    letRolesUseThroughServices(this.data, [
      `*-${name}-task`,
      `*-${name}-execution`,
      names.rotationFunction,
    ]);
    letTopicsReachQueues(this.data);
    this.logs =
      profile === 'starter' ? this.data : key('logs', `Logs of ${name} and their archive`);
    letLogsEncrypt(
      this.logs,
      `/gatehouse/${name}/*`,
      names.firewallLogGroup,
      // RDS chooses the names of these log groups, so in an account with several environments, each key may encrypt all
      // of them.
      '/aws/rds/cluster/*',
    );
    leave(this, names.parameter('data-key-arn'), this.data.keyArn);
    leave(this, names.parameter('log-key-arn'), this.logs.keyArn);
  }
}

/**
 * Lets roles of this account use the key through the services that store data; their own policies decide what they
 * reach there. They cannot use the key directly, so no policy of a role names it. The actions are those of DynamoDB,
 * which needs the most:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
function letRolesUseThroughServices(key: Key, roles: readonly string[]): void {
  const { account, region, partition } = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'RolesThroughServices',
      principals: [new AnyPrincipal()],
      actions: KEY_ACTIONS,
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': DATA_SERVICES.map((service) => `${service}.${region}.amazonaws.com`),
        },
        ArnLike: {
          'aws:PrincipalArn': roles.map((role) => `arn:${partition}:iam::${account}:role/${role}`),
        },
      },
    }),
  );
}
