import { complaintsOf } from '../test/complaints-of.ts';
import { requiredJob } from './required-job.ts';

const workflow = (verdict: string, always = 'always()', needs = '[plan, code, images]') => `
on: merge_group
jobs:
  plan: {}
  code: {}
  images: { needs: plan, if: needs.plan.outputs.any == 'true' }
  ci:
    if: ${always}
    needs: ${needs}
    steps: [{ if: "${verdict}", run: exit 1 }]
`;
const complaints = (...parts: Parameters<typeof workflow>) =>
  complaintsOf(requiredJob, workflow(...parts));

const GOOD =
  "!(needs.plan.result == 'success' && needs.code.result == 'success' && (needs.images.result == 'success'" +
  " || (needs.images.result == 'skipped' && needs.plan.outputs.any == 'false')))";
const USUAL = "contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')";

describe('required-job', () => {
  it('accepts a job that passes only if each skipped job had nothing to do', () => {
    expect(complaints(GOOD)).toEqual([]);
  });

  it.each([
    ['what is written everywhere, which takes anything skipped for success', USUAL, 'passes with'],
    ['a forgotten job', GOOD.replace("needs.code.result == 'success' &&", ''), 'code: failure'],
    ['one that refuses all', 'true', 'fails with plan: success, code: success, images: success'],
    ['one that refuses nothing', 'false', 'passes with'],
    [
      'a list that could not be read and counts for an empty one',
      GOOD.replace("any == 'false'", "any != 'true'"),
      'images: skipped, {"any":""}',
    ],
  ])('finds %s', (_, verdict, complaint) => {
    expect(complaints(verdict)).toEqual([expect.stringContaining(complaint)]);
  });

  it('finds a job that may be skipped itself, or does not wait for all others', () => {
    expect(complaints(GOOD, 'success()')).toEqual(['7 Say "if: always()"']);
    expect(complaints(GOOD, 'always()', '[plan, images]')).toEqual(['7 It must need code as well']);
  });

  it('finds a workflow without the job', () => {
    expect(complaintsOf(requiredJob, 'on: merge_group\njobs: { other: {} }')).toEqual([
      '.github/workflows/ci.yml:1 There is no job "ci"',
    ]);
  });
});
