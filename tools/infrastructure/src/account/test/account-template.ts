import { Template } from 'aws-cdk-lib/assertions';
import type { Account } from '@gatehouse/service-manifest';
import { newApp } from '../../new-app.ts';
import { policyWorld, type PolicyWorld } from '../../policies/test/policy-world.ts';
import { AccountStack } from '../account-stack.ts';

const EVERYTHING: Account = {
  auditTrail: true,
  objectEvents: true,
  config: true,
  securityHub: true,
  accessAnalyzer: true,
  githubIdentityProvider: true,
};

/**
 * The stack of an account: its resources and the permissions on them.
 * @param has Differences from an account that creates everything.
 */
export function accountTemplate(has: Partial<Account> = {}): {
  template: Template;
  world: PolicyWorld;
} {
  const app = newApp();
  const place = { account: '111111111111', region: 'eu-central-1' };
  const stack = new AccountStack(app, place, { ...EVERYTHING, ...has });
  return { template: Template.fromStack(stack), world: policyWorld(app.synth()) };
}
