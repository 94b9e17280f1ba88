import { dirname, join, posix } from 'node:path';
import { formatFiles, generateFiles, joinPathFragments, logger, type Tree } from '@nx/devkit';
import { currentRelease } from '../releases/release.ts';
import { definitionOf } from '../source/service-definition.ts';
import { parseSource } from '../source/source-file.ts';
import { findService } from '../workspace/find-service.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { APPS } from '../workspace/read-services.ts';
import { addToOperations, addToRoutes, type RouteNames } from './register-route.ts';
import { routeNameProblem } from './route-name.ts';
import { routeVariables } from './route-variables.ts';

export interface RouteOptions {
  service: string;
  name: string;
  method?: string;
}

const METHODS = ['post', 'get'];

/**
 * Adds a route to a service: schemas, operation, handler and spec, and their entries in `src/service.ts`. A route
 * that exists is not changed.
 * @param release What it generates from; Nx passes none.
 * @throws one line where there is no such service, or an option is not valid; nothing is written then
 */
export default async function route(
  tree: Tree,
  options: RouteOptions,
  release = currentRelease(),
): Promise<void> {
  const { name, method = 'post' } = options;
  const { name: service } = findService(tree, options.service);
  const sources = `${APPS}/${service}/src`;
  const folder = `${sources}/${name}`;
  if (!METHODS.includes(method))
    throw new Error(`--method: must be one of ${METHODS.join(', ')}, not "${method}"`);
  if (tree.exists(`${folder}/${name}-route.ts`)) {
    logger.info(`${folder}/${name}-route.ts exists; nothing to do`);
    return;
  }
  const problem = routeNameProblem(tree, sources, name);
  if (problem) throw new Error(`"${name}" cannot be the name of a route: ${problem}`);
  const variables = routeVariables(name);
  generateFiles(tree, join(release.folder, 'route/files', method), folder, variables);
  register(tree, sources, { name, variable: variables.variable });
  await formatFiles(tree);
  refuseIgnored(tree, 'route');
}

/** Adds the route where the service's sources have a form that is understood, and else says what to add. */
function register(tree: Tree, sources: string, route: RouteNames): void {
  const { name, variable } = route;
  const service = `${sources}/service.ts`;
  const source = tree.read(service, 'utf8') ?? '';
  const from = definitionOf(parseSource(source))?.openApiFrom;
  const described = from?.startsWith('.') ? joinPathFragments(dirname(service), from) : service;
  const withRoute = addToRoutes(source, route);
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
