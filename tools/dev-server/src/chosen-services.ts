import { GatehouseError, suggest } from '@gatehouse/service-manifest';
import { serviceNames } from './service/local-manifests.ts';

/**
 * The services to serve: all of the workspace without names.
 * @throws GatehouseError for an unknown name, or a workspace without services
 */
export async function chosenServices(
  workspace: string,
  services: readonly string[],
): Promise<readonly string[]> {
  const known = await serviceNames(workspace);
  for (const name of services)
    if (!known.includes(name))
      throw new GatehouseError(
        'GH-DEV-001',
        `${name} is no service: there is no apps/${name}/service.json${suggest(name, known)}`,
      );
  if (known.length === 0)
    throw new GatehouseError(
      'GH-DEV-001',
      'There is no service yet. To make one: npx nx generate service NAME',
    );
  return services.length > 0 ? services : known;
}
