import type { ServiceModel } from '../model.ts';
import { policy, type Policy, type Statement } from './policy.ts';

/**
 * ECS's permissions to start a task: pull this service's image, write its log, read the injected
 * secrets.
 */
export function executionRolePolicy({ manifest, names }: ServiceModel): Policy {
  const injected = Object.values(manifest.injectedSecrets ?? {});
  const secrets = [...new Set(injected.map(({ secret }) => names.arn.secret(secret)))].sort();
  const statements: Statement[] = [
    {
      Sid: 'LogInToRegistry',
      Effect: 'Allow',
      Action: 'ecr:GetAuthorizationToken',
      // AWS allows no other: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
      Resource: '*',
    },
    {
      Sid: 'PullImage',
      Effect: 'Allow',
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      // Only this environment's repository: an image that the gate has not passed for it cannot start.
      Resource: names.arn.pulled.length > 1 ? [...names.arn.pulled] : names.arn.repository,
    },
    {
      Sid: 'WriteLog',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `${names.arn.logGroup}:*`,
    },
  ];
  if (secrets.length > 0)
    statements.push({
      Sid: 'InjectSecrets',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: secrets,
      Condition: { StringEquals: { 'aws:ResourceAccount': names.account } },
    });
  return policy(statements);
}
