import { complaintsOf } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { noStaticKeys } from './no-static-keys.ts';

const complaints = (step: string) => complaintsOf(noStaticKeys, ofStep(step));

describe('no-static-keys', () => {
  it.each([
    ['aws-access-key-id', 'with: { aws-access-key-id: "${{ secrets.KEY }}" }'],
    ['AWS_SECRET_ACCESS_KEY', 'env: { AWS_SECRET_ACCESS_KEY: x }'],
    [`AKIA${'A'.repeat(16)}`, `run: aws configure set x AKIA${'A'.repeat(16)}`],
  ])('finds %s', (found, step) => {
    expect(complaints(step)).toEqual([`6 ${found}: take a role instead`]);
  });

  it('is content with a role', () => {
    expect(complaints('with: { role-to-assume: "${{ steps.role.outputs.arn }}" }')).toEqual([]);
  });
});
