import { RemovalPolicy } from 'aws-cdk-lib';
import {
  Repository,
  RepositoryEncryption,
  TagMutability,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-ecr';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Actions that pull images, for any principal. */
export const PULL = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
];

/** Actions that add images, layers and tags to a repository. */
export const PUSH = [
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

interface ImageRepositoryProps {
  readonly repositoryName: string;
  readonly lifecycleRules: LifecycleRule[];
  /** The same key for all repositories: ECR mounts layers only between repositories with the same key. */
  readonly encryptionKey: IKey;
}

/** A repository for images. The images outlive its stack. */
export class ImageRepository extends Repository {
  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id, {
      ...props,
      imageTagMutability: TagMutability.IMMUTABLE,
      // The registry's configuration starts the scans; this property satisfies the check of the control ECR.1.
      imageScanOnPush: true,
      encryption: RepositoryEncryption.KMS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Denies actions under a condition to all principals, including administrators. */
  protected deny(sid: string, actions: string[], conditions: Record<string, object>): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        ...{ sid, effect: Effect.DENY, principals: [new AnyPrincipal()] },
        ...{ actions, conditions },
      }),
    );
  }
}
