import type { RegisterTaskDefinitionRequest, Tag } from '@aws-sdk/client-ecs';
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
import { fillImage, fillIn, placeholdersIn, type Parameters } from '../../deploy/plan/fill-in.ts';
import { mainContainer, type EcsSource } from './ecs-source.ts';
import type { Loss } from './loss.ts';
import { lossesOf } from './losses-of.ts';
import { unknownTo } from './unknown-to.ts';

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

/** Names of the parameters that a manifest's rendered files refer to. */
export const parametersOf = (
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
): string[] => placeholdersIn(serviceDefinition(modelOf(name, manifest, workspace, environment)));
