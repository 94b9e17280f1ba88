import {
  modelOf,
  readManifest,
  serviceDefinition,
  taskDefinition,
  type Manifest,
  type Workspace,
} from '@gatehouse/service-manifest';
import { PAYMENTS } from './workspace.ts';
import type { World } from './world.ts';

/** Renders the service's files from a changed manifest. */
export function renderFiles(
  write: World['write'],
  workspace: Workspace,
  change: Partial<Manifest>,
): void {
  const manifest = readManifest('service.json', JSON.stringify({ ...PAYMENTS, ...change }));
  write('apps/payments/service.json', manifest);
  for (const each of Object.keys(workspace.environments)) {
    const model = modelOf('payments', manifest, workspace, each);
    const folder = `apps/payments/deploy/${each}`;
    write(`${folder}/task-definition.json`, taskDefinition(model));
    write(`${folder}/service-definition.json`, serviceDefinition(model));
  }
}
