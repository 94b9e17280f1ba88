import { REGISTRY } from '@gatehouse/service-manifest';
import type { Scenario } from '../simulate/scenario.ts';

/** A shared stack and one of the service in each environment; each commit changes them. */
export const templatesOf =
  (environments: Scenario['environments']): NonNullable<Scenario['templates']> =>
  (commit) =>
    Object.fromEntries(
      [REGISTRY, ...environments.map(({ name }) => name)].flatMap((place) => [
        [`gatehouse-${place}-delivery`, commit],
        [`gatehouse-${place}-service-payments`, commit],
      ]),
    );
