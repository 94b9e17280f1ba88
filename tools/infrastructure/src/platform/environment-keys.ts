import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { letLogsEncrypt } from '../account/let-logs-encrypt.ts';
import { USE_OF_KEY } from '../account/use-of-key.ts';
import { leave } from '../parameters.ts';

/** What services reach their data through. */
const DATA_SERVICES = ['dynamodb', 's3', 'secretsmanager', 'sns'];

/**
 * The keys of an environment, rotated every year and retained: one for data, one for logs. A starter has one for both,
 * because each costs a dollar a month. Policies other than the key's decide which roles may read logs and which may
 * read data.
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
    this.data = key('data', `Tables, buckets, topics and secrets of ${name}`);
    letRolesUseThroughServices(this.data, [
      `*-${name}-task`,
      `*-${name}-execution`,
      names.rotationFunction,
    ]);
    this.logs =
      profile === 'starter' ? this.data : key('logs', `Logs of ${name} and their archive`);
    letLogsEncrypt(this.logs, `/gatehouse/${name}/*`, names.firewallLogGroup);
    leave(this, names.parameter('data-key-arn'), this.data.keyArn);
    leave(this, names.parameter('log-key-arn'), this.logs.keyArn);
  }
}

/**
 * Lets roles of this account use the key through the services that keep data, where their own policies
 * decide what they reach; directly they cannot use it at all. So no policy of a role names a key. The actions are
 * those that DynamoDB asks for, which needs the most:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
function letRolesUseThroughServices(key: Key, roles: readonly string[]): void {
  const { account, region, partition } = Stack.of(key);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'RolesThroughServices',
      principals: [new AnyPrincipal()],
      actions: USE_OF_KEY,
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
