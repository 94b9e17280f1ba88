import { complaintsOf } from '../test/complaints-of.ts';
import { ofJob, ofStep } from '../test/workflows.ts';
import { knownEnvironments } from './known-environments.ts';

const complaints = (workflow: string) => complaintsOf(knownEnvironments, workflow);
const dispatch = (options: string) =>
  `on:\n  workflow_dispatch:\n    inputs:\n      environment:\n        options: ${options}\njobs: {}\n`;

describe('known-environments', () => {
  it.each(['environment: prodution', 'environment: { name: prodution }'])(
    'finds a job with "%s"',
    (job) => {
      const role = 'steps: [{ uses: ./.github/actions/aws, with: { role: deploy } }]';
      expect(complaints(ofJob(`${job}\n${role}`))).toEqual([
        '5 Job job enters "prodution", which gatehouse.json does not have',
      ]);
      expect(complaints(ofJob(job))).toEqual([]);
    },
  );

  it('finds a step or a call about another environment, and choices that differ from the environments', () => {
    expect(complaints(ofStep('uses: x\nwith: { environment: test }'))).toEqual([
      '7 gatehouse.json has no environment "test"',
    ]);
    expect(complaints(ofJob('uses: x\nwith: { environment: test }'))).toEqual([
      '6 gatehouse.json has no environment "test"',
    ]);
    expect(complaints(dispatch('[production]'))).toEqual([
      '5 The choices must be those of gatehouse.json: development, production',
    ]);
  });

  it.each(['production', 'registry', "'${{ inputs.environment }}'"])(
    'accepts %s',
    (environment) => {
      expect(complaints(ofJob(`environment: ${environment}`))).toEqual([]);
      expect(complaints(dispatch('[development, production]'))).toEqual([]);
    },
  );
});
