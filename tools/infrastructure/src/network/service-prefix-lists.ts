import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

const ID = 'PrefixLists.0.PrefixListId';

/**
 * Ids of the prefix lists of S3 and DynamoDB in a region, so that a security group can allow egress to them alone.
 * CloudFormation cannot look them up, so a function queries EC2 when the stack is deployed.
 */
export class ServicePrefixLists extends Construct {
  readonly s3: string;
  readonly dynamodb: string;

  /** @param log Log of the function */
  constructor(scope: Construct, id: string, region: string, log: CfnLogGroup) {
    super(scope, id);
    const logGroup = LogGroup.fromLogGroupName(this, 'Log', log.ref);
    const role = new Role(this, 'Role', {
      description: 'Finds the prefix lists of AWS services',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        FindPrefixLists: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['ec2:DescribeManagedPrefixLists'],
              resources: ['*'],
            }),
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [log.attrArn],
            }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason:
        'ec2:DescribeManagedPrefixLists supports no resources, and returns only addresses of AWS',
    });

    const find = (service: 's3' | 'dynamodb') =>
      new AwsCustomResource(this, service, {
        resourceType: 'Custom::PrefixList',
        onUpdate: {
          service: 'EC2',
          action: 'DescribeManagedPrefixLists',
          parameters: {
            Filters: [{ Name: 'prefix-list-name', Values: [`com.amazonaws.${region}.${service}`] }],
          },
          physicalResourceId: PhysicalResourceId.fromResponse(ID),
          outputPaths: [ID],
        },
        role,
        logGroup,
        installLatestAwsSdk: false,
      }).getResponseField(ID);
    this.s3 = find('s3');
    this.dynamodb = find('dynamodb');
  }
}
