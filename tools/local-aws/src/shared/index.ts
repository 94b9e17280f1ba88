/** The API for users of a shared AWS. It loads little, because it starts no AWS in its own process. */
export { formatNotification } from '../cli/format-notification.ts';
export { serviceEnvironment, type Surroundings } from '../seed/service-environment.ts';
export { seedOf } from '../seed/seed-of.ts';
export { type JoinedAws } from './join-aws.ts';
export { useAws } from './use-aws.ts';
