export { parseWorkspace, problemAt, readManifest, readServices } from './load/load-manifest.ts';
export { inspectServices } from './load/inspect-services.ts';
export {
  findWorkspace,
  readWorkspace,
  workspaceAround,
  type WorkspaceFolder,
} from './load/read-workspace.ts';
export { sourceConditionsOf } from './load/source-conditions.ts';
export type { ManifestText, Service } from './load/service.ts';
export { formatProblem, ManifestError, type Problem } from './source/problem.ts';
export { errorCodeOf, hintOf, messageWithHint } from './errors/error-code-of.ts';
export { GatehouseError } from './errors/gatehouse-error.ts';
export type { ErrorCode } from './errors/catalogue/index.ts';
export { looksSecret, shown } from './source/secret-text.ts';
export { suggest } from './source/suggest.ts';
export { environmentVariables, LOAD_BALANCER_IDLE_TIMEOUT_S } from './environment-variables.ts';
export { derivedVariables, variableOf } from './derived-variables.ts';
export { modelOf, type ServiceModel } from './model.ts';
export { accountOf, type Account } from './account.ts';
export { environmentOf, type Environment } from './environment.ts';
export type { Entry } from './entry.ts';
export { GATEWAY_PORT } from './gateway-port.ts';
export { profileSettings } from './profile-settings.ts';
export {
  bootstrapRolesOf,
  buildTagOf,
  deliveryArnsOf,
  deploymentArnsOf,
  registryKeysOf,
  stackArnsOf,
} from './delivery-names.ts';
export { namesOf } from './names.ts';
export type { Names } from './service-names.ts';
export { volumePath } from './volume-path.ts';
export type { Alarm } from './alarm-names.ts';
export { fromParameter, type Parameter, type TargetParameter } from './parameter-names.ts';
export { DATABASE_USERS, type DatabaseUser } from './database-users.ts';
export { domainOf, partitionOf } from './partition.ts';
export { grantVariable, secretVariable, TOPICS_VARIABLE, urlVariable } from './variable-names.ts';
export {
  grantedThing,
  grantOf,
  ownerOfSecret,
  ownersOf,
  ownGrants,
  volumesOf,
  secretsOf,
  subscriptionsOf,
  type Thing,
} from './ownership.ts';
export { GITHUB_ROLES, sessionMinutesOf, type GithubRoleName } from './github-roles.ts';
export { reviewersOf, teamsOf } from './github-teams.ts';
export { executionRolePolicy } from './render/execution-role.ts';
export { serviceDefinition } from './render/service-definition.ts';
export { deploymentAlarms } from './render/deployment-alarms.ts';
export { taskDefinition } from './render/task-definition.ts';
export { taskRolePolicy } from './render/task-role.ts';
export { trustPolicy } from './render/trust-policy.ts';
export {
  attestationsOf,
  hasCodeScanning,
  deployedEnvironments,
  environmentNamesOf,
  GITHUB_ISSUER,
  OPERATIONS_TOPIC,
} from './shared-names.ts';
export type { EnvironmentNames } from './environment-names.ts';
export type { BalancerParameter, SharedParameter } from './shared-parameters.ts';
export { infrastructureRecordOf, stackNameOf, type SharedStack } from './stack-names.ts';
export {
  buildKeyOf,
  gateKeyOf,
  REGISTRY,
  REPORT_ROLE,
  RESCAN_ROLE,
  registryNamesOf,
  type RegistryNames,
} from './registry-names.ts';
export { BUILD, RELEASES_KEPT, repositoriesOf, type RepositoryNames } from './repository-names.ts';
export { freeGroup, groupOf, groupsOf, groupSuffix } from './service-group.ts';
export { HIGHEST_GROUP, MOST_SERVICES_OF_GROUP } from './group-limits.ts';
export { resolveSettings, type ResolvedSettings } from './resolve.ts';
export { architectureOf, CONTAINER_USER } from './render/container.ts';
export type { BaseImages, ImageInput } from './render/image-input.ts';
export type { Policy, Statement } from './render/policy.ts';
export { HEADER } from './render/header.ts';
export {
  NPM,
  lockfilesOf,
  packageManagerFrom,
  type PackageManager,
} from './render/package-manager.ts';
export {
  DEPLOY_FOLDER,
  RENDERED_DOCUMENTS,
  RENDERED_FILES,
  renderService,
  type RenderInput,
} from './render/render-service.ts';
export { FARGATE_MEMORY } from './schema/fargate-size.ts';
export { manifestJsonSchema, workspaceJsonSchema } from './schema/json-schema.ts';
export {
  GRANT_KINDS,
  type BucketGrant,
  type Grant,
  type GrantKind,
  type TopicGrant,
} from './schema/grant-schema.ts';
export type { DatabaseGrant } from './schema/database-grant.ts';
export { QUEUE_DEFAULTS, type QueueGrant } from './schema/queue-grant.ts';
export { DEFAULT_KEY, IDEMPOTENCY, type TableGrant } from './schema/table-grant.ts';
export type { VolumeGrant } from './schema/volume-grant.ts';
export { manifestSchema, type Manifest } from './schema/manifest-schema.ts';
export { DEAD_LETTERS } from './schema/resource-names-schema.ts';
export { LONGEST_SERVICE_NAME, serviceNameProblem } from './schema/service-name.ts';
export { isDeviceName } from './schema/reserved-names.ts';
export { workspaceSchema, type Attestations, type Workspace } from './schema/workspace-schema.ts';
export type { EnvironmentSettings } from './schema/environment-schema.ts';
export { PRICES } from './costs/prices.ts';
export {
  DATABASE_GB,
  DATABASE_UNITS,
  serviceCost,
  tasksCost,
  type CostItem,
} from './costs/service-cost.ts';
export { taskCost, taskHours } from './costs/task-cost.ts';
export { unsafeChanges } from './changes/unsafe-changes.ts';
export type { RunningCode } from './changes/running-code.ts';
export type { UnsafeChange, WorkspaceState } from './changes/unsafe-change.ts';
