import { GatehouseError } from '@gatehouse/service-manifest';

/** What the settings of the workspace lack for the infrastructure; each line names file and property. */
export class UnfitWorkspaceError extends GatehouseError {
  override readonly name = 'UnfitWorkspaceError';
}
