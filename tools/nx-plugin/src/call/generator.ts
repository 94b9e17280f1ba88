import { join } from 'node:path';
import { logger, names, type Tree } from '@nx/devkit';
import { GatehouseError, secretVariable, urlVariable } from '@gatehouse/service-manifest';
import { addToConfiguration } from '../dependency-check/add-to-source.ts';
import { changeSource } from '../source/change-source.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { findService } from '../workspace/find-service.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';
import { operationsOf } from './client-operations.ts';
import { clientSource } from './client-source.ts';
import { declareInput } from './declare-input.ts';
import { grantCall } from './grant-call.ts';
import { readApiDescription } from './read-api-description.ts';
import { refuseOperationIds } from './refuse-operation-ids.ts';
import { specSource } from './spec-source.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface CallOptions {
  service: string;
  other: string;
}

/**
 * Lets a service call another one: adds the call and the API key to the manifest, and a typed client with a spec. A
 * second run only updates the client to the other service's current API description.
 * @throws one line if there is no such service, or the other one has no API description or no API keys
 */
async function call(tree: Tree, options: CallOptions): Promise<void> {
  const { name: service } = findService(tree, options.service);
  const { name: other } = findService(tree, options.other);
  if (service === other) throw new GatehouseError('GH-NX-003', `${service} cannot call itself`);
  const manifests = manifestsOf(tree);
  const keys = manifests.get(other)?.secrets?.['apiKeys'];
  if (keys === undefined)
    throw new GatehouseError(
      'GH-NX-010',
      `${APPS}/${other}/service.json has no secret "apiKeys", which callers authenticate with`,
    );
  const description = readApiDescription(tree.root, join(tree.root, APPS, other));
  const operations = operationsOf(description);
  if (operations.length === 0)
    throw new GatehouseError(
      'GH-NX-007',
      `The API description of ${other} has no operation that a client could call`,
    );

  refuseOperationIds(other, operations);
  const key = await grantCall(tree, service, manifests.get(service)!, other, keys);
  const url = urlVariable(other);
  const secret = secretVariable(key);
  const folder = `${APPS}/${service}`;
  addSetting(tree, folder, { name: url, comment: `URL of ${other}.` });
  addSetting(tree, folder, {
    name: secret,
    comment: `Name of the secret with the API keys of ${other}.`,
  });
  const client = `${folder}/src/calls/${other}`;
  tree.write(`${client}.ts`, clientSource({ name: other, description, url, secret }));
  const spec = `${client}.spec.ts`;
  const methods = operations.map(({ method }) => method);
  if (!tree.exists(spec)) tree.write(spec, specSource(other, methods));
  declareInput(tree, folder, `{workspaceRoot}/${APPS}/${other}/src/**/*`);
  await formatGenerated(tree);
  const { className, propertyName } = names(other);
  logger.info(`
${service} may call ${other}. In the routes of ${folder}/src/service.ts:

  const ${propertyName} = await connect${className}(context);
  await ${propertyName}.${methods[0]}(...)`);
}

const addSetting = (tree: Tree, folder: string, setting: { name: string; comment: string }) =>
  changeSource(
    tree,
    `${folder}/src/configuration.ts`,
    'must have a zod object "configuration", such as: export const configuration = z.object({});',
    (source) => addToConfiguration(source, setting),
  );

export default withHint(call);
