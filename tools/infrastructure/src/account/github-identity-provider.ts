import { CfnOIDCProvider } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { GITHUB_ISSUER } from '@gatehouse/service-manifest';

/**
 * Lets roles of this account trust GitHub's identities. AWS knows GitHub's certificates, so there is no
 * thumbprint; the L2 construct would add a Lambda function for what CloudFormation does itself.
 */
export class GithubIdentityProvider extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnOIDCProvider(this, 'Provider', {
      url: `https://${GITHUB_ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
  }
}
