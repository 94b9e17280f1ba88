import { StarPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Environment, EnvironmentNames } from '@gatehouse/service-manifest';

/**
 * Limits an endpoint to roles and resources of this account, regardless of what roles allow. An intruder's own
 * credentials, bucket or topic are useless here.
 * https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/vpc_endpoint_policies
 */
export function ownThingsOnly({ account }: EnvironmentNames, service: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'OwnThings',
    principals: [new StarPrincipal()],
    actions: [`${service}:*`],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
    },
  });
}

/**
 * Roles of this account may log in to the registry and pull images that the gate has released to this environment. No
 * role may push from inside the network.
 */
export function pullImages({ names, images }: Environment): PolicyStatement[] {
  const conditions = { StringEquals: { 'aws:PrincipalAccount': names.account } };
  return [
    new PolicyStatement({
      sid: 'LogInToRegistry',
      principals: [new StarPrincipal()],
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      conditions,
    }),
    new PolicyStatement({
      sid: 'PullImages',
      principals: [new StarPrincipal()],
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: [images],
      conditions,
    }),
  ];
}

/**
 * Image layers are in a bucket of AWS and are fetched by URLs that an AWS account has signed, so no condition on the
 * caller would match.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
 */
export function fetchLayers({ region, partition }: EnvironmentNames): PolicyStatement {
  return new PolicyStatement({
    sid: 'LayersOfImages',
    principals: [new StarPrincipal()],
    actions: ['s3:GetObject'],
    resources: [`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`],
  });
}
