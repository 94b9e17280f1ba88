import { generateFiles, type Tree } from '@nx/devkit';
import init from '../init/generator.ts';
import service from '../service/generator.ts';
import { CDK_VERSION, dependencies, NX_VERSION, VERSIONS } from '../workspace/versions.ts';

/** What a new workspace is made from. */
export interface NewWorkspace {
  /** Of the workspace, such as `shop`: the scope of its packages. */
  readonly name: string;
  readonly organisation: string;
  readonly repository: string;
  readonly region: string;
  /** In the order of a release. */
  readonly environments: readonly string[];
  /** Name of the first service. */
  readonly service: string;
}

/**
 * Writes a new workspace with its first service into an empty tree; nothing is installed.
 * @throws with what is wrong in the settings or the name of the service
 */
export async function newWorkspace(tree: Tree, settings: NewWorkspace): Promise<void> {
  const { name, service: first, ...options } = settings;
  // What other files are made by; the template overwrites it.
  tree.write('package.json', JSON.stringify({ name }));
  generateFiles(tree, `${import.meta.dirname}/files`, '.', {
    dot: '.',
    name,
    service: first,
    nx: NX_VERSION,
    dependencies: (...names: Parameters<typeof dependencies>[1]) =>
      JSON.stringify(dependencies(tree, names)),
    prettier: VERSIONS.prettier,
    cdk: CDK_VERSION,
  });
  await init(tree, options);
  await service(tree, { name: first });
}
