import { registryNamesOf, repositoriesOf } from '@gatehouse/service-manifest';
import { createApp } from '../../create-app.ts';
import { environment, serviceModel, services, workspace } from '../../test/workspace.ts';
import { policyWorld } from './policy-world.ts';

/** The permissions of GitHub's roles in the templates of all stacks, with the key for attestations, which adds some. */
export const world = policyWorld(
  createApp({ ...workspace, attestations: 'kms' }, services).synth(),
);

export const { names } = environment('production');
export const registry = registryNamesOf(workspace);
export const orders = serviceModel('orders', 'production').names;
export const development = serviceModel('orders', 'development').names;
export const { deployRole, infrastructureRole } = names;
export const { buildRole, gateRole, rescanRole } = registry;

export const ecs = (what: string, account = names.account) =>
  `arn:aws:ecs:eu-central-1:${account}:${what}`;
export const here = (service: string, what: string) =>
  `arn:aws:${service}:eu-central-1:${names.account}:${what}`;
export const role = (name: string, account = names.account) =>
  `arn:aws:iam::${account}:role/${name}`;
/** The object that records when findings of a service were first seen. */
export const firstSeen = (name: string) =>
  `${registry.arn.recordsBucket}/${registry.firstSeenKey(name)}`;
export const repository = (name: string) => repositoriesOf(workspace).build(name).arn;
export const released = (name: string) => repositoriesOf(workspace).release('production', name).arn;
export const parameter = (name: string) => here('ssm', `parameter${name}`);
export const service = ecs('service/production/orders');
export const family = ecs('task-definition/orders-production:7');
export const secret = orders.arn.secret('orders/api-keys').replace('??????', 'a1B2c3');
export const scalable = here('application-autoscaling', 'scalable-target/1f2e');
export const ofEcs = {
  'application-autoscaling:service-namespace': 'ecs',
  'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
};
export const toTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
export const toEcs = { 'iam:PassedToService': 'ecs.amazonaws.com' };

export const [gateKey, buildKey, imageKey] = ['GateKey', 'BuildKey', 'ImageKey'].map((id) =>
  [...world.resourcePolicies.keys()].find((arn) => arn.includes(`:key/${id}`))!,
) as [string, string, string];
export const byAlias = { 'kms:RequestAlias': registry.gateKeyAlias };
export const byBuildAlias = { 'kms:RequestAlias': registry.buildKeyAlias };
export const evidence = { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'DIGEST' };
