import { fromParameter, type Parameter } from './parameter-names.ts';
import { DEAD_LETTERS } from './schema/resource-names-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';
import { GATEWAY_PORT } from './gateway-port.ts';
import { domainOf } from './partition.ts';
import { repositoriesOf } from './repository-names.ts';
import type { Names } from './service-names.ts';
import { isShared } from './shared-account.ts';
import { environmentNamesOf } from './shared-names.ts';
import { volumePath } from './volume-path.ts';

/** @throws if the workspace does not have the environment */
export function namesOf(workspace: Workspace, environment: string, service: string): Names {
  const shared = environmentNamesOf(workspace, environment);
  const { account, region, partition, cluster, domain, internalDomain } = shared;
  const repositories = repositoriesOf(workspace);
  const release = repositories.release(environment, service);
  const arn = (name: string, where: string, resource: string) =>
    `arn:${partition}:${name}:${where}:${resource}`;
  const here = `${region}:${account}`;
  const taskRole = `${service}-${environment}-task`;
  const executionRole = `${service}-${environment}-execution`;
  const logGroup = `/gatehouse/${environment}/${service}`;
  const bucket = (name: string) => `${name}-${environment}-${account}`;
  // Environment names contain no hyphen and no slash, so that two of these can never be identical.
  const isInShared = isShared(workspace, environment);
  const own = (name: string) => (isInShared ? `${name}-${environment}` : name);
  const parameter = (what: Parameter) => `/gatehouse/${environment}/services/${service}/${what}`;
  const valueOf = (what: Parameter) => fromParameter(parameter(what));
  const deadLetters = (queue: string) => own(`${queue}${DEAD_LETTERS}`);
  // As a prefix: a name must not end in a hyphen and six characters.
  const secretName = (name: string) => (isInShared ? `${environment}/${name}` : name);
  const secret = (name: string) => arn('secretsmanager', here, `secret:${secretName(name)}`);
  const internalHost = (name: string) => `${name}.${internalDomain}`;
  return {
    account,
    region,
    partition,
    cluster,
    service,
    family: `${service}-${environment}`,
    taskRole,
    executionRole,
    logGroup,
    repository: release.name,
    imageRepository: release.uri,
    parameter,
    alarm: (what) => `${service}-${environment}-${what}`,
    internalHost: internalHost(service),
    publicHost: domain === undefined ? undefined : `${service}.${domain}`,
    topic: own,
    table: own,
    bucket,
    queue: own,
    queueUrl: (name) => `https://sqs.${region}.${domainOf(region)}/${account}/${own(name)}`,
    deadLetters,
    volume: (name) => `${service}-${environment}-${name}`,
    volumePath,
    database: own,
    databaseLogGroup: (name) => `/aws/rds/cluster/${own(name)}/postgresql`,
    secret: secretName,
    url: (name) =>
      domain === undefined
        ? `http://${internalHost(name)}:${GATEWAY_PORT}`
        : `https://${internalHost(name)}`,
    arn: {
      taskRole: arn('iam', `:${account}`, `role/${taskRole}`),
      executionRole: arn('iam', `:${account}`, `role/${executionRole}`),
      logGroup: arn('logs', here, `log-group:${logGroup}`),
      repository: release.arn,
      pulled: [
        release.arn,
        ...(workspace.registry.previousRepositories ? [repositories.previous(service).arn] : []),
      ],
      topic: (name) => arn('sns', here, own(name)),
      table: (name) => arn('dynamodb', here, `table/${own(name)}`),
      bucket: (name) => arn('s3', ':', bucket(name)),
      queue: (name) => arn('sqs', here, own(name)),
      deadLetters: (queue) => arn('sqs', here, deadLetters(queue)),
      fileSystem: arn('elasticfilesystem', here, `file-system/${valueOf('file-system-id')}`),
      accessPoint: (volume) =>
        arn('elasticfilesystem', here, `access-point/${valueOf(`volume/${volume}`)}`),
      databaseUser: (name, user) =>
        arn('rds-db', here, `dbuser:${valueOf(`database/${name}/id`)}/${user}`),
      secret: (name) => `${secret(name)}-??????`,
      injectedSecret: (name, field) => `${secret(name)}${field ? `:${field}::` : ''}`,
    },
  };
}
