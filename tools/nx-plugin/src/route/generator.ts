import { dirname, join, posix } from 'node:path';
import { generateFiles, joinPathFragments, logger, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { currentRelease } from '../releases/release.ts';
import { definitionOf } from '../source/service-definition.ts';
import { parseSource } from '../source/source-file.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { findService } from '../workspace/find-service.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { APPS } from '../workspace/read-services.ts';
import { addToOperations, addToRoutes, type RouteNames } from './register-route.ts';
import { withHint } from '../workspace/with-hint.ts';
import { declarationProblem, routeNameProblem } from './route-name.ts';
import { routeVariables } from './route-variables.ts';

export interface RouteOptions {
  service: string;
  name: string;
  method?: string;
}

const METHODS = ['post', 'get'];

/**
 * Adds a route to a service: schemas, operation, handler and spec, and their entries in `src/service.ts`. An existing
 * route is not changed.
 * @param release The templates; Nx passes none.
 * @throws one line if there is no such service, or an option is invalid; then it writes nothing
 */
async function route(tree: Tree, options: RouteOptions, release = currentRelease()): Promise<void> {
  const { name, method = 'post' } = options;
  const { name: service } = findService(tree, options.service);
  const sources = `${APPS}/${service}/src`;
  const folder = `${sources}/${name}`;
  if (!METHODS.includes(method))
    throw new GatehouseError(
      'GH-NX-003',
      `--method: must be one of ${METHODS.join(', ')}, not "${method}"`,
    );
  if (tree.exists(`${folder}/${name}-route.ts`)) {
    logger.info(`${folder}/${name}-route.ts exists; nothing to do`);
    return;
  }
  const variables = routeVariables(name);
  const { variable } = variables;
  const own = [`${variable}Route`, `${variable}Operation`];
  const problem =
    routeNameProblem(tree, sources, name) ??
    [`${sources}/service.ts`, describedIn(tree, sources)]
      .map((file) => declarationProblem(tree, file, own))
      .find(Boolean);
  if (problem)
    throw new GatehouseError('GH-NX-001', `"${name}" cannot be the name of a route: ${problem}`);
  generateFiles(tree, join(release.folder, 'route/files', method), folder, variables);
  register(tree, sources, { name, variable });
  await formatGenerated(tree);
  refuseIgnored(tree, 'route');
}

/** The file with the API description of a service. */
function describedIn(tree: Tree, sources: string): string {
  const service = `${sources}/service.ts`;
  const from = definitionOf(parseSource(tree.read(service, 'utf8') ?? ''))?.openApiFrom;
  return from?.startsWith('.') ? joinPathFragments(sources, from) : service;
}

/** Adds the route if the service's sources have a known form; otherwise, says what to add. */
function register(tree: Tree, sources: string, route: RouteNames): void {
  const { name, variable } = route;
  const service = `${sources}/service.ts`;
  const described = describedIn(tree, sources);
  const withRoute = addToRoutes(tree.read(service, 'utf8') ?? '', route);
  if (withRoute === undefined)
    logger.warn(
      `${service}: add .use('/${name}', ${variable}Route()) to the routes that it returns`,
    );
  else tree.write(service, withRoute);
  const list = tree.read(described, 'utf8') ?? '';
  const path = posix.relative(dirname(described), `${sources}/${name}/${name}-operation.ts`);
  const withOperation = addToOperations(list, route, path.startsWith('.') ? path : `./${path}`);
  if (withOperation === undefined)
    logger.warn(`${described}: add ${variable}Operation to the list that openApiDocument is given`);
  else tree.write(described, withOperation);
}

export default withHint(route);
