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
const CI = '.github/workflows/ci.yml';
const inCi = (text: string) =>
  complaintsOf(requiredJob, { [CI]: text }).map((each) => each.slice(CI.length + 1));
const complaints = (...parts: Parameters<typeof workflow>) => inCi(workflow(...parts));

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
    expect(inCi('on: merge_group\njobs: { other: {} }')).toEqual(['1 There is no job "ci"']);
  });

  it('finds a job of another workflow whose check has the same name', () => {
    const beside = (text: string) =>
      complaintsOf(requiredJob, { [CI]: workflow(GOOD), '.github/workflows/a.yml': text });
    const clash = [expect.stringMatching(/^3 "ci" is the name of the check/)];
    expect(beside('on: pull_request\njobs:\n  ci: {}')).toEqual(clash);
    expect(beside('on: pull_request\njobs:\n  test: { name: ci }')).toEqual(clash);
    expect(beside('on: workflow_call\njobs:\n  ci: {}')).toEqual([]);
    expect(beside('on: pull_request\njobs:\n  ci: { name: test }')).toEqual([]);
  });
});
