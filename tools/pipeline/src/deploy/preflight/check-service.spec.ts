import { serviceOf } from '../test/current.ts';
import { definitionOf } from '../test/definition.ts';
import { checkService } from './check-service.ts';

const { service: wanted } = definitionOf();
const there = serviceOf(definitionOf(), 1);

test('a service in its target state can be deployed', () => {
  expect(checkService(there, wanted)).toEqual([]);
  // A roll-back asks for no settings at all.
  expect(checkService(there, { cluster: 'laptop', serviceName: 'payments' })).toEqual([]);
});

test.each([
  [{ schedulingStrategy: 'DAEMON' as const }, /^schedulingStrategy of a service cannot be changed/],
  [
    { deploymentController: { type: 'CODE_DEPLOY' as const } },
    /^deploymentController of a service/,
  ],
  [{ status: 'DRAINING' }, /^the service is being deleted/],
  [{ desiredCount: 0 }, /--desired-count 2" brings it back$/],
])('a service that is %j cannot be deployed', (change, problem) => {
  expect(checkService({ ...there, ...change }, wanted)).toEqual([expect.stringMatching(problem)]);
});
