import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../../new-app.ts';
import { policyWorld, type PolicyWorld } from '../../policies/test/policy-world.ts';
import { AccountStack } from '../account-stack.ts';

/** The stack of an account: what it makes, and who may do what by it. */
export function accountTemplate(): { template: Template; world: PolicyWorld } {
  const app = newApp();
  const stack = new AccountStack(app, { account: '111111111111', region: 'eu-central-1' });
  return { template: Template.fromStack(stack), world: policyWorld(app.synth()) };
}
