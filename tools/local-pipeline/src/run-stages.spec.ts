import { runStages } from './run-stages.ts';
import type { Stage, StageOutcome } from './stage.ts';

const stage = (name: string, outcome: StageOutcome): Stage => ({
  name,
  run: () => Promise.resolve({ outcome, detail: '' }),
});
const namesOf = async (stages: Stage[]) =>
  (await runStages(stages, () => undefined)).map(({ name }) => name);

it('continues after passed and skipped stages', async () => {
  expect(
    await namesOf([stage('a', 'passed'), stage('b', 'left-out'), stage('c', 'passed')]),
  ).toEqual(['a', 'b', 'c']);
});

it.each(['blocked', 'undecided', 'failed'] as const)(
  'stops at a stage that is %s',
  async (outcome) => {
    expect(await namesOf([stage('a', outcome), stage('b', 'passed')])).toEqual(['a']);
  },
);

it('treats a stage that throws as failed', async () => {
  const throws: Stage = { name: 'a', run: () => Promise.reject(new Error('broken\nat ...')) };
  expect(await runStages([throws, stage('b', 'passed')], () => undefined)).toEqual([
    { name: 'a', outcome: 'failed', detail: 'broken', milliseconds: expect.any(Number) },
  ]);
});
