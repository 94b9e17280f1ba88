import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Environment } from '@gatehouse/service-manifest';
import type { AwsService } from '../needs.ts';
import { ownThingsOnly, pullImages } from './endpoint-policies.ts';

/** The endpoints that AWS charges, each with its policy. */
export function interfacesOf(
  environment: Environment,
): [AwsService, InterfaceVpcEndpointAwsService, PolicyStatement[]][] {
  const { names } = environment;
  return [
    ['ecr.api', InterfaceVpcEndpointAwsService.ECR, pullImages(environment)],
    ['ecr.dkr', InterfaceVpcEndpointAwsService.ECR_DOCKER, pullImages(environment)],
    ['logs', InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, [ownThingsOnly(names, 'logs')]],
    [
      'secretsmanager',
      InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      [ownThingsOnly(names, 'secretsmanager')],
    ],
    ['sns', InterfaceVpcEndpointAwsService.SNS, [ownThingsOnly(names, 'sns')]],
    ['sqs', InterfaceVpcEndpointAwsService.SQS, [ownThingsOnly(names, 'sqs')]],
  ];
}
