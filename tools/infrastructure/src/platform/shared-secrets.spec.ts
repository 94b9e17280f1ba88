import { Match } from 'aws-cdk-lib/assertions';
import { platformTemplate } from './test/platform-template.ts';

const { template } = platformTemplate();

it.each(['shared/agent', 'shared/map'])('creates %s empty, encrypted and retained', (Name) => {
  template.hasResource('AWS::SecretsManager::Secret', {
    DeletionPolicy: 'Retain',
    Properties: {
      Name,
      Description: Match.stringLikeRegexp(`put-secret-value --secret-id ${Name} `),
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^KeysData'), 'Arn'] },
      SecretString: Match.absent(),
      GenerateSecretString: Match.absent(),
    },
  });
});
