import { complaintsOf } from '../test/complaints-of.ts';
import { actionOf } from '../test/workflows.ts';
import { artifactsProduced } from './artifacts-produced.ts';

const up = (name: string) =>
  `{ uses: actions/upload-artifact@a, with: { name: "${name}", path: x } }`;
const down = (values: string) => `{ uses: actions/download-artifact@a, with: { ${values} } }`;
const workflow = (jobs: string, on = 'push') => `on: ${on}\njobs:\n${jobs}`;
const job = (name: string, steps: string, more = '') =>
  `  ${name}: { ${more} steps: [${steps}] }\n`;

const complaints = (jobs: string, others: Record<string, string> = {}) =>
  complaintsOf(artifactsProduced, { '.github/workflows/a.yml': workflow(jobs), ...others });

describe('artifacts-produced', () => {
  it('accepts an artifact of a job in `needs`, also an indirect one', () => {
    const made = job('one', up('x')) + job('two', '', 'needs: one,');
    expect(complaints(made + job('three', down('name: x'), 'needs: two,'))).toEqual([]);
  });

  it.each([
    ['nothing uploads', job('one', up('y')), 'name: x', 'downloads x, which no job uploads'],
    ['a job uploads that is not needed', job('one', up('x')), 'name: x', 'does not need a/one'],
    ['has no name', job('one', up('x')), 'path: x', 'downloads all, which no job uploads'],
    ['is of another run', job('one', up('x')), 'name: x, run-id: 1', '"run-id" takes artifacts'],
    ['fits a pattern', job('one', up('x')), "pattern: '*'", '"pattern" takes artifacts'],
  ])('finds an artifact that %s', (_, made, values, complaint) => {
    expect(complaints(made + job('two', down(values)))).toEqual([
      expect.stringContaining(complaint),
    ]);
  });

  it('finds one name for two artifacts', () => {
    expect(complaints(job('one', up('x')) + job('two', up('x')))).toEqual([
      '2 The artifact x is uploaded by several jobs: a/one, a/two',
    ]);
  });

  it('follows inputs into called workflows and actions', () => {
    const called = (needs: string) => ({
      '.github/workflows/b.yml': workflow(
        job('make', up('${{ inputs.service }}-tar')) +
          job(
            'use',
            '{ uses: ./.github/actions/mine, with: { of: "${{ inputs.service }}" } }',
            needs,
          ),
        'workflow_call',
      ),
      '.github/actions/mine/action.yml': actionOf(
        'uses: actions/download-artifact@a\nwith: { name: "${{ inputs.of }}-tar" }',
      ),
    });
    const call = '  call: { uses: ./.github/workflows/b.yml, with: { service: payments } }\n';
    expect(complaints(call, called('needs: make,'))).toEqual([]);
    expect(complaints(call, called(''))).toEqual([
      '.github/actions/mine/action.yml:4 Job a/call/use downloads payments-tar and does not need a/call/make',
    ]);
  });
});
