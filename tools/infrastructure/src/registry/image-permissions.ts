import {
  deployedEnvironments,
  repositoriesOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Permission } from '../delivery/permission.ts';
import { PULL, PUSH } from './image-repository.ts';

/** Permissions to log in to the registry, and to read its scanning configuration. */
export const seeScanning: Permission = {
  sid: 'LogInAndSeeScans',
  actions: [
    'ecr:GetAuthorizationToken',
    'ecr:GetRegistryScanningConfiguration',
    'inspector2:ListCoverage',
  ],
  resources: ['*'],
  wildcard: 'AWS supports no other resource for these',
};

const SEE_SCANS = [
  'ecr:BatchGetRepositoryScanningConfiguration',
  'ecr:DescribeImageScanFindings',
  'ecr:DescribeImages',
];

/** Permissions to pull images, and to read their scan findings. */
export const pullAndSeeScans = (repositories: readonly string[]): Permission => ({
  sid: 'PullAndSeeScans',
  actions: [...PULL, ...SEE_SCANS],
  resources: repositories,
});

/** Permissions to push images, and to read their scans. */
export const pushAndSeeScans = (repositories: readonly string[]): Permission => ({
  sid: 'PushAndSeeScans',
  actions: [...PULL, ...PUSH, ...SEE_SCANS],
  resources: repositories,
});

/** Permissions to copy images into release repositories, and to list those. */
export const promote = (repositories: readonly string[]): Permission => ({
  sid: 'Promote',
  actions: [...PULL, ...PUSH, 'ecr:DescribeImages'],
  resources: repositories,
});

/** ARNs of the build repositories. */
export function buildRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { build } = repositoriesOf(workspace);
  return services.map(({ name }) => build(name).arn);
}

/** ARNs of the release repositories of all environments. */
export function releaseRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { release } = repositoriesOf(workspace);
  return deployedEnvironments(workspace).flatMap((environment) =>
    services.map(({ name }) => release(environment, name).arn),
  );
}

/** ARNs of the repositories from which tasks may run images. */
export function runningRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  return [
    ...releaseRepositories(workspace, services),
    ...previousRepositories(workspace, services),
  ];
}

/** ARNs of the repositories of an earlier version of Gatehouse, if the workspace still has them. */
export function previousRepositories(workspace: Workspace, services: readonly Service[]): string[] {
  const { previous } = repositoriesOf(workspace);
  return workspace.registry.previousRepositories
    ? services.map(({ name }) => previous(name).arn)
    : [];
}
