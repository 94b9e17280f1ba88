import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Repository, RepositoryEncryption, TagMutability } from 'aws-cdk-lib/aws-ecr';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  deployedEnvironments,
  environmentNamesOf,
  namesOf,
  registryNamesOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';
import { imageLifecycle } from './image-lifecycle.ts';
import { rolesElsewhere } from './roles-elsewhere.ts';

/** The images of a service, which its tasks pull and its deployments look at, in whatever account they are. */
export class ServiceRepository extends Repository {
  constructor(scope: Construct, workspace: Workspace, service: string) {
    const imageKey = read(scope, registryNamesOf(workspace).parameter('image-key-arn'));
    const environments = deployedEnvironments(workspace);
    super(scope, 'Repository', {
      repositoryName: service,
      imageTagMutability: TagMutability.IMMUTABLE,
      // What scans is the registry's configuration; this is what the control ECR.1 looks at.
      imageScanOnPush: true,
      encryption: RepositoryEncryption.KMS,
      encryptionKey: Key.fromKeyArn(scope, 'ImageKey', imageKey),
      lifecycleRules: imageLifecycle(environments),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const pull = [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
    ];
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TasksPull',
        ...rolesElsewhere(
          environments.map((name) => namesOf(workspace, name, service).arn.executionRole),
        ),
        actions: pull,
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DeploymentsAndStatusLook',
        ...rolesElsewhere(
          environments
            .map((name) => environmentNamesOf(workspace, name).arn)
            .flatMap(({ deployRole, statusRole }) => [deployRole, statusRole]),
        ),
        actions: ['ecr:BatchGetImage'],
      }),
    );
  }
}
