import {
  deployedEnvironments,
  repositoriesOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Permission } from '../delivery/permission.ts';
import { PULL, PUSH } from './image-repository.ts';

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

const SEE_SCANS = [
  'ecr:BatchGetRepositoryScanningConfiguration',
  'ecr:DescribeImageScanFindings',
  'ecr:DescribeImages',
];

/** To pull images, and to read what scans found in them. */
export const pullAndSeeScans = (repositories: readonly string[]): Permission => ({
  sid: 'PullAndSeeScans',
  actions: [...PULL, ...SEE_SCANS],
  resources: repositories,
});

/** To build images: to push them, and to see their scans. */
export const pushAndSeeScans = (repositories: readonly string[]): Permission => ({
  sid: 'PushAndSeeScans',
  actions: [...PULL, ...PUSH, ...SEE_SCANS],
  resources: repositories,
});

/** To copy images into release repositories, and to see which are there. */
export const promote = (repositories: readonly string[]): Permission => ({
  sid: 'Promote',
  actions: [...PULL, ...PUSH, 'ecr:DescribeImages'],
  resources: repositories,
});

/** ARNs of the repositories that services are built into. */
export function buildRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { build } = repositoriesOf(workspace);
  return services.map(({ name }) => build(name).arn);
}

/** ARNs of the repositories of releases, of all environments. */
export function releaseRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { release } = repositoriesOf(workspace);
  return deployedEnvironments(workspace).flatMap((environment) =>
    services.map(({ name }) => release(environment, name).arn),
  );
}

/** ARNs of the repositories that tasks may run images of. */
export function runningRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  return [
    ...releaseRepositories(workspace, services),
    ...previousRepositories(workspace, services),
  ];
}

/** ARNs of the repositories of an earlier version of Gatehouse, while the workspace still has them. */
export function previousRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { previous } = repositoriesOf(workspace);
  return workspace.registry.previousRepositories
    ? services.map(({ name }) => previous(name).arn)
    : [];
}
