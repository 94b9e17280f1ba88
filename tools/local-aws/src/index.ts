export { type FaultRule } from './faults/fault-rule.ts';
export { type Calls } from './front/call-counts.ts';
export { type ServiceName } from './protocol/service-names.ts';
export { type Notification } from './notifications/notification.ts';
export { type LocalSecrets } from './secrets-manager/local-secrets.ts';
export { type RotationEvent, type RotationFunction } from './secrets-manager/rotation.ts';
export { type IndexSeed, type KeySeed, type Seed, type TableSeed } from './seed/seed.ts';
export type { LocalAws, LocalAwsOptions } from './local-aws.ts';
export { databaseUrl } from './postgres/database-url.ts';
export { startLocalAws } from './start.ts';
export { readManifests, seedForService, seedFromManifests } from './seed/seed-from-manifests.ts';
export { serviceEnvironment, type Surroundings } from './seed/service-environment.ts';
// For Gatehouse's own tests. Their types are those of SDK clients that a team need not install.
/** @internal */
export { seedInfrastructure } from './delivery/seed-infrastructure.ts';
/** @internal */
export type { Delivery } from './delivery/delivery.ts';
/** @internal */
export type { TaskEnd } from './ecs/simulation/task-end.ts';
/** @internal */
export type { Scenario, ScenarioOptions } from './ecs/simulation/scenario.ts';
