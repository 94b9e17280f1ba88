export {
  inspectServices,
  parseWorkspace,
  problemAt,
  readManifest,
  readServices,
} from './load/load-manifest.ts';
export {
  findWorkspace,
  readWorkspace,
  workspaceAround,
  type WorkspaceFolder,
} from './load/read-workspace.ts';
export { sourceConditionsOf } from './load/source-conditions.ts';
export type { ManifestText, Service } from './load/load-manifest.ts';
export { formatProblem, ManifestError, type Problem } from './source/problem.ts';
export { errorCodeOf, hintOf, messageWithHint } from './errors/error-code-of.ts';
export { GatehouseError } from './errors/gatehouse-error.ts';
export type { ErrorCode } from './errors/catalogue/index.ts';
export { looksSecret, shown } from './source/secret-text.ts';
export { suggest } from './source/suggest.ts';
export {
  derivedVariables,
  environmentVariables,
  LOAD_BALANCER_IDLE_TIMEOUT_S,
  variableOf,
} from './environment-variables.ts';
export { modelOf, type ServiceModel } from './model.ts';
export { accountOf, type Account } from './account.ts';
export { environmentOf, type Entry, type Environment } from './environment.ts';
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
export {
  DATABASE_USERS,
  fromParameter,
  grantVariable,
  namesOf,
  secretVariable,
  TOPICS_VARIABLE,
  urlVariable,
  volumePath,
  type Alarm,
  type DatabaseUser,
  type Names,
  type Parameter,
  type TargetParameter,
} from './names.ts';
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
export { deploymentAlarms, serviceDefinition } from './render/service-definition.ts';
export { taskDefinition } from './render/task-definition.ts';
export { taskRolePolicy } from './render/task-role.ts';
export { trustPolicy } from './render/trust-policy.ts';
export {
  attestationsOf,
  hasCodeScanning,
  buildKeyOf,
  deployedEnvironments,
  environmentNamesOf,
  gateKeyOf,
  GITHUB_ISSUER,
  OPERATIONS_TOPIC,
  REGISTRY,
  REPORT_ROLE,
  RESCAN_ROLE,
  registryNamesOf,
  infrastructureRecordOf,
  stackNameOf,
  type BalancerParameter,
  type EnvironmentNames,
  type RegistryNames,
  type SharedParameter,
  type SharedStack,
} from './shared-names.ts';
export { BUILD, RELEASES_KEPT, repositoriesOf, type RepositoryNames } from './repository-names.ts';
export {
  freeGroup,
  groupOf,
  groupsOf,
  groupSuffix,
  HIGHEST_GROUP,
  MOST_SERVICES_OF_GROUP,
} from './service-group.ts';
export { resolveSettings, type ResolvedSettings } from './resolve.ts';
export { architectureOf, CONTAINER_USER } from './render/container.ts';
export type { BaseImages, ImageInput } from './render/dockerfile.ts';
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
export { DEFAULT_KEY, GRANT_KINDS, IDEMPOTENCY, QUEUE_DEFAULTS } from './schema/grant-schema.ts';
export type {
  BucketGrant,
  DatabaseGrant,
  Grant,
  GrantKind,
  QueueGrant,
  VolumeGrant,
  TableGrant,
  TopicGrant,
} from './schema/grant-schema.ts';
export { manifestSchema, type Manifest } from './schema/manifest-schema.ts';
export {
  DEAD_LETTERS,
  isDeviceName,
  LONGEST_SERVICE_NAME,
  serviceNameProblem,
} from './schema/names-schema.ts';
export {
  workspaceSchema,
  type Attestations,
  type EnvironmentSettings,
  type Workspace,
} from './schema/workspace-schema.ts';
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
export type { RunningCode } from './changes/access-changes.ts';
export type { UnsafeChange, WorkspaceState } from './changes/unsafe-change.ts';
