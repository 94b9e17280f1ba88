import {
  modelOf,
  parseWorkspace,
  serviceDefinition,
  taskDefinition,
} from '@gatehouse/service-manifest';
import type { Definition } from '../plan/deploy-files.ts';
import { fillImage, fillIn } from '../plan/fill-in.ts';
import { PAYMENTS, WORKSPACE } from './workspace.ts';

const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
export const IMAGE = `registry/payments@sha256:${'1'.repeat(64)}`;
const VALUES = new Map([
  ['/gatehouse/laptop/subnet-ids', ['subnet-a', 'subnet-b']],
  ['/gatehouse/laptop/services/payments/security-group-id', ['sg-a']],
  ['/gatehouse/laptop/services/payments/target-group-arn', ['arn:aws:elb:target']],
]);

/** What is rendered for a service, filled in. */
export function definitionOf(manifest = PAYMENTS, image = IMAGE): Definition {
  const model = modelOf('payments', manifest, workspace, 'laptop');
  const { service, scaling } = serviceDefinition(model);
  return {
    taskDefinition: fillImage(taskDefinition(model) as Definition['taskDefinition'], image),
    service: fillIn(service, VALUES) as Definition['service'],
    ...(scaling as Pick<Definition, 'scalableTarget' | 'scalingPolicies'>),
  };
}
