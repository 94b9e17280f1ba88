import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import type { Construct } from 'constructs';

/**
 * Inspector scans each image when it is pushed, and again whenever it learns of a vulnerability. A registry, one
 * for each account and region, has one such configuration, for all repositories in it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
 */
export class ContinuousScanning extends CfnRegistryScanningConfiguration {
  constructor(scope: Construct) {
    super(scope, 'ContinuousScanning', {
      scanType: 'ENHANCED',
      rules: [
        {
          // Includes the scan on push.
          scanFrequency: 'CONTINUOUS_SCAN',
          repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }],
        },
      ],
    });
  }
}
