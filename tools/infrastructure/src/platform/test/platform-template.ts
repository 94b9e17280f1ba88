import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../../new-app.ts';
import { policyWorld, type PolicyWorld } from '../../policies/test/policy-world.ts';
import { environment, workspace } from '../../test/workspace.ts';
import { PlatformStack } from '../platform-stack.ts';

/** The platform of an environment: its resources and the permissions on them. */
export function platformTemplate(name: 'development' | 'production' = 'production'): {
  stack: PlatformStack;
  template: Template;
  world: PolicyWorld;
} {
  const app = newApp();
  const stack = new PlatformStack(app, environment(name), workspace, [
    'shared/agent',
    'shared/map',
  ]);
  return { stack, template: Template.fromStack(stack), world: policyWorld(app.synth()) };
}
