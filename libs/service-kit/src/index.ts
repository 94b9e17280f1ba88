export { LOCAL_API_KEY, type ApiKeys } from './api-keys.ts';
export { type Authenticate } from './authenticate.ts';
export { authorize, type AuthorizeOptions } from './authorize.ts';
export { type AwsClients } from './aws-clients.ts';
export { callerOf, type Caller } from './caller.ts';
export { ConfigurationError } from './configuration.ts';
export { includesTag, parseTagList, type TagList } from './entity-tags.ts';
export { integerText } from './integer-text.ts';
export { integerVariable } from './integer-variable.ts';
export {
  checkPreconditions,
  selectRepresentation,
  type Representation,
  type Selection,
} from './preconditions.ts';
export { createService } from './create-service.ts';
export { callDependency, isRetryable } from './dependency-call.ts';
export { allowOnly } from './error-handler.ts';
export type { Idempotency } from './idempotency/index.ts';
export { type Metrics } from './metrics.ts';
export { type MetricUnit } from './metrics-event.ts';
export { openApiDocument, type Answer, type Operation } from './open-api.ts';
export {
  createOutgoingClient,
  OutgoingError,
  type OutgoingClient,
  type OutgoingOptions,
  type OutgoingRequest,
  type OutgoingResponse,
} from './outgoing/index.ts';
export { conditionalWrite, writeIdOf, type Written } from './own-write.ts';
export { Problem, type FieldProblem, type ProblemOptions, type ProblemStatus } from './problem.ts';
export { type RouteLimits } from './route-limits.ts';
export { runService } from './run-service.ts';
export {
  type DependencyCheck,
  type Service,
  type ServiceContext,
  type ServiceDefinition,
  type ServiceOptions,
} from './service.ts';
export { validate } from './validate.ts';
export { validateBody } from './validate-body.ts';
export { httpCheck, type Check } from '@gatehouse/health';
export { currentTrace, outgoingTraceHeaders, runWithTrace, type Logger } from '@gatehouse/logging';
