import type { ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import { readPages } from '../../aws/read-pages.ts';
import type { Aws } from '../aws.ts';
import type { Deployment } from './deployment.ts';
import { describeDeployments } from './describe-deployments.ts';

/** Older ones have been superseded. */
const MOST = 5;

/**
 * The newest deployments of a service, newest first. Needs `ecs:ListServiceDeployments`,
 * `ecs:DescribeServiceDeployments`, `ecs:DescribeServiceRevisions`.
 * @param revisions Cache of the task definitions of revisions, which never change.
 * @throws {AwsError}
 */
export async function readDeployments(
  { ecs }: Pick<Aws, 'ecs'>,
  cluster: string,
  service: string,
  revisions = new Map<string, string>(),
): Promise<Deployment[]> {
  const read = async () =>
    describeDeployments(ecs, await newestOf(ecs, cluster, service), revisions);
  const deployments = await read();
  // The newest may have been stopped by one that began between the two calls.
  return deployments[0]?.status === 'STOPPED' ? read() : deployments;
}

export const DAY_MS = 86_400_000;

/** How far back to look for the newest deployment: a day suffices while one is in flight. ECS keeps three months. */
const REACHES = [DAY_MS, 14 * DAY_MS, undefined];

/** The most that ECS lists at once. */
const PAGE = 100;

async function newestOf(ecs: Aws['ecs'], cluster: string, service: string): Promise<string[]> {
  for (const reach of REACHES) {
    const brief = await list(ecs, { cluster, service }, reach);
    if (brief.length > 0)
      return brief
        .sort((a, b) => Number(b.createdAt ?? 0) - Number(a.createdAt ?? 0))
        .slice(0, MOST)
        .flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  }
  return [];
}

async function list(
  ecs: Aws['ecs'],
  place: { cluster: string; service: string },
  reach: number | undefined,
): Promise<ServiceDeploymentBrief[]> {
  const createdAt = reach === undefined ? undefined : { after: new Date(Date.now() - reach) };
  const pages = await readPages((nextToken) =>
    ecs.listServiceDeployments({
      ...{ ...place, nextToken, maxResults: PAGE },
      ...(createdAt && { createdAt }),
    }),
  );
  return pages.flatMap(({ serviceDeployments = [] }) => serviceDeployments);
}
