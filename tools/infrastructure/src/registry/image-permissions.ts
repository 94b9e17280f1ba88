import type { RegistryNames, Service } from '@gatehouse/service-manifest';
import type { Permission } from '../delivery/permission.ts';

/** To log in to the registry, and to see what it scans and how. */
export const seeScanning: Permission = {
  sid: 'LogInAndSeeScans',
  actions: [
    'ecr:GetAuthorizationToken',
    'ecr:GetRegistryScanningConfiguration',
    'inspector2:ListCoverage',
  ],
  resources: ['*'],
  wildcard: 'AWS takes no other resource for these',
};

/** To pull the images of services, and to read what scans found in them. */
export const pullAndSeeScans = (
  names: RegistryNames,
  services: readonly Service[],
): Permission => ({
  sid: 'PullAndSeeScans',
  actions: [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:BatchGetRepositoryScanningConfiguration',
    'ecr:DescribeImageScanFindings',
    'ecr:DescribeImages',
    'ecr:GetDownloadUrlForLayer',
  ],
  resources: services.map(({ name }) => names.arn.repository(name)),
});
