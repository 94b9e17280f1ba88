import type { Aws } from '../aws.ts';
import { readDeployments } from './read-deployments.ts';
import { withForgotten } from './with-forgotten.ts';

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

describe('a service that ECS lists no deployment of', () => {
  const DAY_MS = 86_400_000;
  const NOW = Date.parse('2026-11-01T00:00:00Z');
  const own = (change: object = {}, days = 100) => ({
    ...{ id: 'ecs-svc/1', taskDefinition: 'payments:1', rolloutState: 'COMPLETED' as const },
    createdAt: new Date(NOW - days * DAY_MS),
    ...change,
  });

  it('was deployed by the deployment that it names itself, a long time ago', () => {
    expect(withForgotten([], { deployments: [own()] }, NOW)).toEqual([
      expect.objectContaining({ status: 'SUCCESSFUL', taskDefinition: 'payments:1' }),
    ]);
  });

  it.each([
    ['it names two', [own(), own({ id: 'ecs-svc/2' })]],
    ['the one goes on', [own({ rolloutState: 'IN_PROGRESS' })]],
    ['ECS would still list the one', [own({}, 7)]],
  ])('has none where %s', (_, deployments) => {
    expect(withForgotten([], { deployments }, NOW)).toEqual([]);
  });
});
