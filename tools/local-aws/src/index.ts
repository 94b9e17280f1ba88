export { type FaultRule } from './faults/fault-rule.ts';
export { type Calls } from './front/call-counts.ts';
export { type ServiceName } from './front/service-names.ts';
export { type Notification } from './notifications/notification.ts';
export { type LocalSecrets } from './secrets-manager/local-secrets.ts';
export { type RotationEvent, type RotationFunction } from './secrets-manager/rotation.ts';
export { type IndexSeed, type KeySeed, type Seed, type TableSeed } from './seed/seed.ts';
export { startLocalAws, type LocalAws, type LocalAwsOptions } from './start.ts';
