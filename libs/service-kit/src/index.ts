export { LOCAL_API_KEY, type ApiKeys } from './callers/api-keys.ts';
export { type Authenticate } from './callers/authenticate.ts';
export { authorize, type AuthorizeOptions } from './callers/authorize.ts';
export { type AwsClients } from './aws/aws-clients.ts';
export { callerOf, type Caller } from './callers/caller.ts';
export { ConfigurationError } from './configuration/configuration.ts';
export { includesTag, parseTagList, type TagList } from './requests/entity-tags.ts';
export { integerText } from './requests/integer-text.ts';
export { textList } from './requests/text-list.ts';
export { integerVariable } from './configuration/integer-variable.ts';
export {
  checkPreconditions,
  selectRepresentation,
  type Representation,
  type Selection,
} from './requests/preconditions.ts';
export { createService } from './create-service.ts';
export { callDependency, isRetryable } from './aws/dependency-call.ts';
export { allowOnly } from './responses/error-handler.ts';
export type { Idempotency } from './idempotency/index.ts';
export { type Metrics } from './metrics/metrics.ts';
export { type MetricUnit } from './metrics/metrics-event.ts';
export { openApiDocument, type Answer, type Operation } from './open-api.ts';
export {
  createOutgoingClient,
  OutgoingError,
  type OutgoingClient,
  type OutgoingOptions,
  type OutgoingRequest,
  type OutgoingResponse,
} from './outgoing/index.ts';
export { conditionalWrite, writeIdOf, type Written } from './aws/own-write.ts';
export {
  Problem,
  type FieldProblem,
  type ProblemOptions,
  type ProblemStatus,
} from './responses/problem.ts';
export { problemTypes, type ProblemType } from './responses/problem-types.ts';
export { type RouteLimits } from './requests/route-limits.ts';
export { runService } from './run-service.ts';
export {
  type DependencyCheck,
  type Routes,
  type Service,
  type ServiceContext,
  type ServiceDefinition,
  type ServiceOptions,
} from './service.ts';
export { validate } from './requests/validate.ts';
export { validateBody } from './requests/validate-body.ts';
export { httpCheck, type Check } from '@gatehouse/health';
export { currentTrace, outgoingTraceHeaders, runWithTrace, type Logger } from '@gatehouse/logging';
