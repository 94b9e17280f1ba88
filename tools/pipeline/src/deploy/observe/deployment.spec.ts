import type { Aws } from '../aws.ts';
import { readDeployments } from './deployment.ts';

/** An ECS in which the second deployment is begun, and stops the first, between two calls. */
function ecsInMotion() {
  const lists = [['first'], ['second', 'first']];
  const statuses: Record<string, string> = { first: 'STOPPED', second: 'PENDING' };
  return {
    listServiceDeployments: () => {
      const listed = lists.length > 1 ? lists.shift()! : lists[0]!;
      const serviceDeployments = listed.map((serviceDeploymentArn) => ({
        serviceDeploymentArn,
        createdAt: new Date(serviceDeploymentArn === 'first' ? 1 : 2),
      }));
      return Promise.resolve({ serviceDeployments });
    },
    describeServiceDeployments: (input: { serviceDeploymentArns: string[] }) =>
      Promise.resolve({
        serviceDeployments: input.serviceDeploymentArns.map((serviceDeploymentArn) => ({
          serviceDeploymentArn,
          status: statuses[serviceDeploymentArn],
        })),
      }),
  };
}

test('a deployment stopped by a newer one is reported with the newer one', async () => {
  const ecs = ecsInMotion() as unknown as Aws['ecs'];
  const found = await readDeployments({ ecs }, 'cluster', 'service');
  expect(found.map(({ arn, status }) => [arn, status])).toEqual([
    ['second', 'PENDING'],
    ['first', 'STOPPED'],
  ]);
});
