import { readJson, type Tree } from '@nx/devkit';
import { libraryVariables, LIBRARY_TAG, LIBS } from '../library/library-variables.ts';
import { hasInfrastructure, INFRASTRUCTURE, workspaceVariables } from './workspace-variables.ts';
import type { Release } from '../releases/release.ts';
import { routeVariables } from '../route/route-variables.ts';
import { serviceVariables } from '../service/service-variables.ts';
import { scopeOf } from '../workspace/identity.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';

/** Files that one folder of templates generates. */
export interface Part {
  /** Relative to the folder of a {@link Release}. */
  readonly templates: string;
  readonly target: string;
  readonly variables: (release: Release) => Record<string, unknown>;
}

/** A generated package of the team; its package.json records the version. */
export interface Unit {
  readonly folder: string;
  /** The service, if it is one. */
  readonly service?: string;
  readonly parts: readonly Part[];
}

/**
 * All services with their routes, the generated libraries and the CDK app.
 * @throws {ManifestError} if a manifest cannot be read
 */
export function generatedUnits(tree: Tree): Unit[] {
  const services = [...manifestsOf(tree)].map(([name, manifest]): Unit => {
    const folder = `${APPS}/${name}`;
    const service: Part = {
      templates: 'service/files',
      target: folder,
      variables: (release) => serviceVariables(tree, name, manifest, release),
    };
    return { folder, service: name, parts: [service, ...routesOf(tree, `${folder}/src`)] };
  });
  const generated = services.filter(({ folder }) => tree.exists(`${folder}/package.json`));
  return [...generated, ...librariesOf(tree), ...infrastructureOf(tree)];
}

function routesOf(tree: Tree, sources: string): Part[] {
  return tree.children(sources).flatMap((name) => {
    const target = `${sources}/${name}`;
    const operation = tree.read(`${target}/${name}-operation.ts`, 'utf8');
    const [, method] = /\bmethod: ['"](get|post)['"]/.exec(operation ?? '') ?? [];
    if (method === undefined || !tree.exists(`${target}/${name}-route.ts`)) return [];
    return { templates: `route/files/${method}`, target, variables: () => routeVariables(name) };
  });
}

interface PackageJson {
  description?: string;
  nx?: { tags?: string[] };
}

function librariesOf(tree: Tree): Unit[] {
  return tree.children(LIBS).flatMap((name): Unit[] => {
    const folder = `${LIBS}/${name}`;
    if (!tree.exists(`${folder}/package.json`)) return [];
    const { description = '', nx } = readJson<PackageJson>(tree, `${folder}/package.json`);
    if (!nx?.tags?.includes(LIBRARY_TAG)) return [];
    const variables = (release: Release) => libraryVariables(tree, name, description, release);
    return [{ folder, parts: [{ templates: 'library/files', target: folder, variables }] }];
  });
}

function infrastructureOf(tree: Tree): Unit[] {
  if (!hasInfrastructure(tree)) return [];
  const part: Part = {
    templates: `new-workspace/files/${INFRASTRUCTURE}`,
    target: INFRASTRUCTURE,
    variables: (release) => workspaceVariables(tree, scopeOf(tree).slice(1), '', release),
  };
  return [{ folder: INFRASTRUCTURE, parts: [part] }];
}
