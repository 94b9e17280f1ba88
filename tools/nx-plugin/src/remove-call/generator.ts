import { logger, updateJson, type Tree } from '@nx/devkit';
import { secretVariable, suggest, urlVariable } from '@gatehouse/service-manifest';
import type { TestInputs } from '../call/declare-input.ts';
import { editManifest, type Edit } from '../sync/edit-manifest.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { findService, serviceNameOf } from '../workspace/find-service.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';
import { refuseUsed } from '../workspace/refuse-used.ts';
import { removeFromConfiguration } from './remove-from-configuration.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface RemoveCallOptions {
  service: string;
  other: string;
}

/**
 * Removes a call from a service: the changes of `call` to the manifest, the configuration and package.json, and the
 * client with its spec. Without such a call, nothing changes.
 * @throws one line if there is no such service, or its other code uses the client; then it writes nothing
 */
async function removeCall(tree: Tree, options: RemoveCallOptions): Promise<void> {
  const { name: service } = findService(tree, options.service);
  // The other service may already be deleted.
  const other = serviceNameOf(tree, options.other);
  const manifests = manifestsOf(tree);
  const { calls = [], secrets = {} } = manifests.get(service)!;
  if (!calls.includes(other)) {
    logger.info(
      `${service} has no call of "${other}"${suggest(other, calls) || '; nothing to do'}`,
    );
    return;
  }
  const secret = manifests.get(other)?.secrets?.['apiKeys'] ?? `${other}/api-keys`;
  const key = Object.keys(secrets).find((each) => each !== 'apiKeys' && secrets[each] === secret);
  const variables = [urlVariable(other), ...(key === undefined ? [] : [secretVariable(key)])];

  const folder = `${APPS}/${service}`;
  const client = `${folder}/src/calls/${other}`;
  for (const file of [`${client}.ts`, `${client}.spec.ts`])
    if (tree.exists(file)) tree.delete(file);
  const configuration = `${folder}/src/configuration.ts`;
  const source = tree.read(configuration, 'utf8');
  if (source !== null) tree.write(configuration, removeFromConfiguration(source, variables));
  undeclareInput(tree, folder, `{workspaceRoot}/${APPS}/${other}/src/**/*`);
  const imports = ['.', '..', '../..'].map((path) => `${path}/calls/${other}.ts`);
  refuseUsed(tree, service, `the call of ${other}`, [...variables, ...imports]);

  const edits: Edit[] = [
    {
      path: calls.length === 1 ? ['calls'] : ['calls', calls.indexOf(other)],
      value: undefined,
    },
  ];
  if (key !== undefined)
    edits.push({
      path: Object.keys(secrets).length === 1 ? ['secrets'] : ['secrets', key],
      value: undefined,
    });
  await editManifest(tree, service, ...edits);
  await formatGenerated(tree);
  logger.info(`${service} may no longer call ${other}. ${client}.ts and its spec are deleted`);
}

/** The default inputs of every test target, which earlier versions listed. */
const ANYWAY = ['...', 'default,^production', 'specs,^production'];

function undeclareInput(tree: Tree, folder: string, input: string): void {
  const file = `${folder}/package.json`;
  if (!tree.exists(file)) return;
  updateJson<TestInputs>(tree, file, (json) => {
    const { test, ...targets } = json.nx?.targets ?? {};
    if (!test?.inputs?.includes(input)) return json;
    const inputs = test.inputs.filter((each) => each !== input);
    if (!ANYWAY.includes(inputs.join()))
      return { ...json, nx: { ...json.nx, targets: { ...targets, test: { ...test, inputs } } } };
    const { inputs: _, ...rest } = test;
    const left = { ...targets, ...(Object.keys(rest).length > 0 && { test: rest }) };
    const { nx, ...others } = json;
    const { targets: __, ...settings } = nx ?? {};
    const kept = { ...settings, ...(Object.keys(left).length > 0 && { targets: left }) };
    return { ...others, ...(Object.keys(kept).length > 0 && { nx: kept }) };
  });
}

export default withHint(removeCall);
