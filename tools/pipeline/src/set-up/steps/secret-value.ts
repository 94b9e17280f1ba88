import { isRefusal } from '../../aws/aws-error.ts';
import { namesOf } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

/** A secret that no function rotates: it is created without a value, and its service cannot start without one. */
export const secretValue = (place: AwsTarget, secret: string): AutomaticStep => ({
  id: `secret/${place.name}/${secret}`,
  title: `The secret ${secret} has a value in ${place.name}`,
  kind: 'automatic',
  places: [place.name],
  needs: [`stacks/${place.name}`],
  question: `Value of ${secret} in ${place.name}, typed without being shown`,
  async check({ aws, workspace }) {
    try {
      const { VersionIdsToStages: versions = {} } = await aws(place).secrets.describeSecret({
        SecretId: namesOf(workspace(), place.name, 'any').secret(secret),
      });
      return Object.values(versions).some((stages) => stages.includes('AWSCURRENT'))
        ? done('it has a current version')
        : missing('it has no value');
    } catch (error) {
      if (isRefusal(error, 'ResourceNotFoundException')) return missing('it does not exist');
      throw error;
    }
  },
  async apply({ aws, ask, workspace }) {
    const value = await ask({
      id: `secret/${place.name}/${secret}`,
      text: `Value of the secret ${secret} in ${place.name}`,
      hidden: true,
    });
    await aws(place).secrets.putSecretValue({
      SecretId: namesOf(workspace(), place.name, 'any').secret(secret),
      SecretString: value,
    });
  },
});
