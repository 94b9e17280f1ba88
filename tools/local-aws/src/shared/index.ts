/** For the users of a shared AWS: light, because it starts none in its own process. */
export { formatNotification } from '../cli/format-notification.ts';
export { serviceEnvironment, type Surroundings } from '../seed/service-environment.ts';
export { seedOf } from '../seed/seed-of.ts';
export { type JoinedAws } from './join-aws.ts';
export { useAws } from './use-aws.ts';
