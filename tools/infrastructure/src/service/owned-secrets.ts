import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ownerOfSecret, secretsOf, type ServiceModel } from '@gatehouse/service-manifest';
import { PrivateSecret } from './private-secret.ts';

/** Number of letters and digits: 285 bits. */
const KEY_LENGTH = 48;
const ROTATION_DAYS = 90;

/** The secrets whose names begin with the service's name. */
export class OwnedSecrets extends Construct {
  constructor(scope: Construct, id: string, model: ServiceModel) {
    super(scope, id);
    const { manifest, name } = model;
    for (const secret of secretsOf(manifest)) {
      if (ownerOfSecret(secret) !== name) continue;
      if (secret === manifest.secrets?.['apiKeys']) this.#addApiKeys(secret, model);
      else this.#addEmpty(secret, model);
    }
  }

  /** The API keys of callers. They are generated and rotated, and no person ever sees them. */
  #addApiKeys(secret: string, model: ServiceModel): void {
    const { ref } = new PrivateSecret(this, secret, model, {
      name: model.names.secret(secret),
      description: `API keys of ${model.name}`,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        passwordLength: KEY_LENGTH,
        excludePunctuation: true,
      },
    });
    new CfnRotationSchedule(this, `${secret}-rotation`, {
      secretId: ref,
      rotationLambdaArn: model.shared.arn.rotationFunction,
      rotationRules: { automaticallyAfterDays: ROTATION_DAYS },
      // At creation no caller has the first key yet, and an immediate rotation shows on the first day whether rotation
      // works. Later, a change of the schedule also triggers a rotation. It locks out no caller, because the previous
      // key stays valid until the next rotation.
      rotateImmediatelyOnUpdate: true,
    });
  }

  /**
   * Credentials of an external provider, which a person enters. They are retained, because they cannot be generated
   * again.
   */
  #addEmpty(secret: string, model: ServiceModel): void {
    const made = new PrivateSecret(this, secret, model, {
      name: model.names.secret(secret),
      description: `A secret of ${model.name}; a person enters its value`,
    });
    made.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Only its issuer can change the value; the service reads the new one without a restart',
    });
  }
}
