export { LOCAL_API_KEY, type ApiKeys } from './callers/api-keys.ts';
export type { Authenticate } from './callers/authenticate.ts';
export { authorize, type AuthorizeOptions } from './callers/authorize.ts';
export type { AwsClients } from './aws/aws-clients.ts';
export { callerOf, type Caller } from './callers/caller.ts';
export { ConfigurationError } from './configuration/configuration.ts';
export { includesTag, parseTagList, type TagList } from './requests/entity-tags.ts';
export { integerText } from './requests/integer-text.ts';
export { textList } from './requests/text-list.ts';
export { integerVariable } from './configuration/integer-variable.ts';
export {
  checkPreconditions,
  selectRepresentation,
  type Selection,
} from './requests/preconditions.ts';
export type { Representation } from './requests/representation.ts';
export { createService } from './create-service.ts';
export { callDependency } from './aws/dependency-call.ts';
export { isRetryable } from './aws/retryable-error.ts';
export { allowOnly } from './responses/error-handler.ts';
export type { Idempotency } from './idempotency/index.ts';
export type { Metrics } from './metrics/metrics-interface.ts';
export type { MetricUnit } from './metrics/metrics-event.ts';
export { openApiDocument } from './open-api/open-api.ts';
export type { Answer, Operation } from './open-api/operation.ts';
export {
  createOutgoingClient,
  OutgoingError,
  type OutgoingClient,
  type OutgoingOptions,
  type OutgoingRequest,
  type OutgoingResponse,
} from './outgoing/index.ts';
export { conditionalWrite, writeIdOf, type Written } from './aws/own-write.ts';
export { Problem, type ProblemOptions, type ProblemStatus } from './responses/problem.ts';
export type { FieldProblem } from './responses/field-problem.ts';
export { problemTypes, type ProblemType } from './responses/problem-types.ts';
export type { RouteLimits } from './requests/route-limits.ts';
export { runService } from './run-service.ts';
export type { DependencyCheck, Routes, ServiceDefinition, ServiceOptions } from './service.ts';
export type { Service } from './assembled-service.ts';
export type { ServiceContext } from './service-context.ts';
export { validate } from './requests/validate.ts';
export { validateBody } from './requests/validate-body.ts';
export { httpCheck, type Check } from '@gatehouse/health';
export { currentTrace, outgoingTraceHeaders, runWithTrace, type Logger } from '@gatehouse/logging';
