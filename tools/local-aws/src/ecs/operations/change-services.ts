import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  DeleteServiceResponse,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from '@aws-sdk/client-ecs';
import { isDeepStrictEqual } from 'node:util';
import type { Operations } from '../../protocol/operations.ts';
import { checkedDefinition, checkService } from '../check-service.ts';
import type { EcsState } from '../ecs-state.ts';
import { invalidParameter, required, serviceNotActive } from '../errors.ts';
import { withServiceDefaults } from '../service-defaults.ts';
import { serviceOutput } from '../output/service-output.ts';
import { settingsOf } from '../settings.ts';
import { retireService } from '../simulation/retire-service.ts';
import { primaryOf } from '../simulation/service-tasks.ts';
import { makeRevision, startDeployment } from '../simulation/start-deployment.ts';

export const changeServicesOperations = {
  UpdateService(input: UpdateServiceRequest, ecs): UpdateServiceResponse {
    const { service: id, cluster, forceNewDeployment, taskDefinition, ...changes } = input;
    const service = ecs.service(cluster, required(id, 'Service'));
    if (service.status !== 'ACTIVE') throw serviceNotActive();
    const current = primaryOf(service)?.revision;
    const definition =
      taskDefinition || !current ? checkedDefinition(taskDefinition, ecs) : current.definition;
    const changed = { ...service.options, ...withoutNulls(changes) } as CreateServiceRequest;
    checkService(changed, definition, ecs);
    const options = withServiceDefaults(changed);
    service.options = options;
    service.desiredCount = input.desiredCount ?? service.desiredCount;
    const settings = settingsOf(options);
    const same =
      definition === current?.definition && isDeepStrictEqual(settings, current.settings);
    if (!same || forceNewDeployment)
      startDeployment(
        service,
        makeRevision(service, definition, settings, ecs),
        ecs.takePlan(service.name),
        ecs,
      );
    return { service: serviceOutput(service, true) };
  },

  DeleteService(
    { cluster, service: id, force = false }: DeleteServiceRequest,
    ecs,
  ): DeleteServiceResponse {
    const service = ecs.service(cluster, required(id, 'Service'));
    if (service.status !== 'ACTIVE') throw serviceNotActive();
    if (service.desiredCount > 0 && !force)
      throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
    retireService(service, new Date());
    return { service: serviceOutput(service, true) };
  },
} satisfies Operations<EcsState>;

/** Parameters that a request omits, or sets to null, stay unchanged. */
const withoutNulls = (changes: object): object =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== null && value !== undefined),
  );
