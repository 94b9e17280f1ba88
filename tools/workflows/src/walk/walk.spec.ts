import { renderedFrom, setFrom } from '../test/rendered.ts';
import { settingsWith } from '../test/settings.ts';
import { environmentsOf } from '../simulate/environments.ts';
import { walksOf } from './walk.ts';

const workspace = settingsWith(['development', { name: 'production', production: true }]);
const set = setFrom(renderedFrom(workspace), workspace);
const walks = walksOf(set, environmentsOf(set.stages));
const of = (event: string) => walks.find((walk) => walk.event === event);

describe('a walk', () => {
  it('is done for each event that starts a workflow', () => {
    expect(walks.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'ci (pull request)',
        'deliver (push)',
        'rollback (workflow dispatch)',
      ]),
    );
    expect(walks.filter(({ jobs }) => jobs === 0)).toEqual([]);
  });

  it('counts jobs, minutes and approvals until an environment has the release', () => {
    const { until, approvals, jobs } = of('deliver (push)')!;
    expect(Object.keys(until)).toEqual(['development', 'production']);
    expect(until['production']!.minutes).toBeGreaterThan(until['development']!.minutes);
    expect([approvals, jobs]).toEqual([1, 9]);
  });

  it('lists the permissions of each job’s token', () => {
    expect(of('deliver (push)')!.permissions).toMatchObject({
      'deliver/deliver/deliver/scan-trivy': '',
      'deliver/deliver/deliver/deploy-production':
        'attestations: read, contents: read, id-token: write',
    });
    expect(Object.values(of('ci (pull request)')!.permissions).join()).not.toMatch(/write/);
  });
});
