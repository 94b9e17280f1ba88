import type { RegisterTaskDefinitionRequest, Service, Tag } from '@aws-sdk/client-ecs';
import {
  modelOf,
  serviceDefinition,
  taskDefinition,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import { compareRevision } from '../../deploy/plan/compare-revision.ts';
import { compareService } from '../../deploy/plan/compare-service.ts';
import type { Definition } from '../../deploy/plan/deploy-files.ts';
import { differences, type Difference } from '../../deploy/plan/differences.ts';
import { fillImage, fillIn, placeholdersIn, type Parameters } from '../../deploy/plan/fill-in.ts';
import type { Loss } from './loss.ts';
import { mainContainer, type EcsSource } from './manifest-of-ecs.ts';

/**
 * Why it differs, by the beginning of the path; other settings are Gatehouse's defaults for every
 * service.
 */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^taskDefinition\.taskRoleArn/, 'Gatehouse makes a role: list what it may use under "grants"'],
  [/^taskDefinition\.executionRoleArn/, 'Gatehouse makes a role'],
  [/^taskDefinition\.containerDefinitions\.[^.]+$/, 'a service has one container'],
  [
    /^taskDefinition\.(?:volumes|.*\.mountPoints)/,
    'grant a volume, and copy the files: npx nx generate grant NAME volume VOLUME',
  ],
  [/\.healthCheck\.command/, 'the image asks /health of the service'],
  [/\.(?:command|entryPoint)$/, 'the image starts the service'],
  [/\.environment\./, 'set by Gatehouse, or left out'],
  [/\.secrets\./, 'read at run time, or injected by name'],
  [/^service\.networkConfiguration/, 'Gatehouse makes the network'],
  [/^service\.loadBalancers/, 'Gatehouse makes the target group'],
  [/^service\.(?:launchType|placement)/, 'Fargate runs and places the tasks'],
  [/^service\.serviceConnect/, 'list the called services under "calls"'],
  [/^service\.serviceRegistries/, 'a service is found by its load balancer'],
  [/^service\.volumeConfigurations/, 'grant a volume, whose files outlive the tasks'],
];

/**
 * All differences between a manifest's deployment and what runs, as "gatehouse deploy --diff" shows them.
 * @param parameters Values of the parameters that the infrastructure has set.
 */
export function differing(
  name: string,
  source: EcsSource & { readonly tags?: Tag[] },
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
  parameters: Parameters,
): Loss[] {
  const { service } = source;
  const model = modelOf(name, manifest, workspace, environment);
  const wanted = taskDefinition(model) as RegisterTaskDefinitionRequest;
  const main = mainContainer(source, name);
  // With Gatehouse's name, so that its settings are compared one by one.
  const actual = {
    ...source.taskDefinition,
    containerDefinitions: source.taskDefinition.containerDefinitions?.map((each) =>
      each === main ? { ...each, name } : each,
    ),
  };
  const { image } = main;
  const rendered = fillIn(serviceDefinition(model).service, parameters) as Definition['service'];
  return [
    ...(main.name === name
      ? []
      : [
          {
            path: `taskDefinition.containerDefinitions.${main.name}.name`,
            what: `is changed to ${name}`,
          },
        ]),
    ...lossesOf(
      'taskDefinition',
      compareRevision(
        { ...actual, taskDefinitionArn: actual.taskDefinitionArn ?? '', tags: [] },
        image === undefined ? wanted : fillImage(wanted, image),
      ),
    ),
    ...(service === undefined
      ? []
      : [
          ...lossesOf('service', compareService(service, rendered)),
          ...lossesOf('service', unknownTo(rendered, service)),
        ]),
  ];
}

/** The state of a service, and names that a new one does not have. */
const STATE = [
  ...['serviceArn', 'serviceName', 'clusterArn', 'roleArn', 'status', 'createdAt', 'createdBy'],
  ...['desiredCount', 'runningCount', 'pendingCount', 'taskDefinition', 'taskSets', 'events'],
  ...['deployments', 'currentServiceDeployment', 'currentServiceRevisions', 'platformFamily'],
  ...['resourceManagementType'],
];

/** What a service has and a rendered one does not; AWS adds some of it, which a deployment ignores. */
function unknownTo(rendered: Definition['service'], service: Service): Difference[] {
  // ECS shows these of a deployment only.
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } =
    service.deployments?.find(({ status }) => status === 'PRIMARY') ?? {};
  const all = {
    ...{ ...service, volumeConfigurations, vpcLatticeConfigurations },
    ...(serviceConnectConfiguration?.enabled && { serviceConnectConfiguration }),
  };
  const settings = Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => !STATE.includes(name) && !(name === 'launchType' && value === 'FARGATE'),
    ),
  );
  return differences(settings, rendered, 'matters').filter(
    ({ path: [first = '', second], to }) =>
      to === undefined && !(first === 'tags' && second?.startsWith('aws:')),
  );
}

/** Names of the parameters that a manifest's rendered files refer to. */
export const parametersOf = (
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
): string[] => placeholdersIn(serviceDefinition(modelOf(name, manifest, workspace, environment)));

const lossesOf = (of: string, found: readonly Difference[]): Loss[] =>
  found.map(({ path, from, to }) => {
    const full = [of, ...path].join('.');
    const reason = REASONS.find(([pattern]) => pattern.test(full))?.[1];
    const what = from === undefined ? 'is added' : to === undefined ? 'is dropped' : 'is changed';
    return { path: full, what: reason === undefined ? what : `${what}: ${reason}` };
  });
