import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob } from '../test/workflows.ts';
import { leastPermissions } from './least-permissions.ts';

const complaints = (text: string) => complaintsOf(leastPermissions, text);
const TOP = 'Say "permissions: {}" on top';

describe('least-permissions', () => {
  it.each([
    ['missing', 'on: push', `1 ${TOP}`],
    ['read-all', 'on: push\npermissions: read-all', `2 ${TOP}`],
    ['some', 'on: push\npermissions:\n  contents: read # for all', `2 ${TOP}`],
  ])('finds a workflow whose own permissions are %s', (_, head, complaint) => {
    expect(complaints(`${head}\njobs:\n  a:\n    permissions: {}\n`)).toEqual([complaint]);
  });

  it.each(['steps: []', 'permissions: write-all', 'permissions: read-all'])(
    'finds a job with "%s"',
    (job) => {
      expect(complaints(ofJob(job))[0]).toMatch(/Job job must name its permissions one by one$/);
    },
  );

  it('finds each scope that nothing is said about', () => {
    expect(
      complaints(ofJob('permissions:\n  contents: read # to check out\n  id-token: write')),
    ).toEqual(['7 Say behind "id-token" what job job needs it for']);
  });

  it('is content with no permissions, and with those that are explained', () => {
    expect(complaints(ofJob('permissions: {}'))).toEqual([]);
    expect(complaints(ofJob('permissions:\n  contents: read # to check out'))).toEqual([]);
  });
});
