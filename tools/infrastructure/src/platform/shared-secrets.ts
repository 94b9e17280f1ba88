import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** Secrets that services read and no service owns. They are created empty; a person enters the value. */
export class SharedSecrets extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names, key }: { names: readonly string[]; key: IKey },
  ) {
    super(scope, id);
    for (const name of names) {
      const secret = new CfnSecret(this, name, {
        name,
        description: `Shared by services. To set its value: aws secretsmanager put-secret-value --secret-id ${name} --secret-string file://...`,
        kmsKeyId: key.keyArn,
      });
      secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
      Validations.of(secret).acknowledge({
        id: 'AwsSolutions-SMG4',
        reason: 'An issuer outside AWS rotates it; no function here can',
      });
    }
  }
}
