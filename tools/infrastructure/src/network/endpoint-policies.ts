import { StarPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Environment, EnvironmentNames } from '@gatehouse/service-manifest';

/**
 * What may pass through an endpoint, regardless of what roles allow: roles and resources of this account. Credentials
 * that an intruder brings along are useless here, and so is an intruder's bucket or topic.
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
 * The layers of images are in a bucket of AWS. They are fetched by URLs that an account of AWS has
 * signed, so no condition on who asks would hold.
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
