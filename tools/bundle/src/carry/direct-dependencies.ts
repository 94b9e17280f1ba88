import type { ProductionPackage } from '../production-packages.ts';

/** What it depends on and only some services need, such as clients of AWS, it imports: it loads none by name. */
const KIT = '@gatehouse/service-kit';

/** Whether a package comes from a registry, not from the workspace. */
export const isPublished = ({ location }: ProductionPackage) => location.includes('node_modules/');

/** What the service and the packages of the workspace depend on, without the kit. */
export const directDependencies = (packages: readonly ProductionPackage[]) => [
  ...new Set(
    packages
      .filter((each) => !isPublished(each) && each.name !== KIT)
      .flatMap(({ dependencies }) => dependencies.filter((each) => each.includes('node_modules/'))),
  ),
];
