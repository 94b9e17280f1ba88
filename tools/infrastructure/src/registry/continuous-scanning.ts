import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import type { Construct } from 'constructs';
import { BUILD, deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';

/**
 * Inspector scans a build once, when it is pushed; the gate waits for this scan. It scans a release again whenever it
 * learns of a vulnerability. A registry (one for each account and region) has one such configuration for all of its
 * repositories. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
 */
export class ContinuousScanning extends CfnRegistryScanningConfiguration {
  constructor(scope: Construct, workspace: Workspace) {
    // While a workspace is upgraded, running images may be in repositories without a prefix.
    const releases = workspace.registry.previousRepositories
      ? ['*']
      : deployedEnvironments(workspace).map((name) => `${name}/*`);
    super(scope, 'ContinuousScanning', {
      scanType: 'ENHANCED',
      rules: [
        { scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: filters([`${BUILD}/*`]) },
        // Includes the scan on push.
        { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: filters(releases) },
      ],
    });
  }
}

const filters = (some: readonly string[]) =>
  some.map((filter) => ({ filter, filterType: 'WILDCARD' }));
