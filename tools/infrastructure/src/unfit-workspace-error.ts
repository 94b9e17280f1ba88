import { GatehouseError } from '@gatehouse/service-manifest';

/** Settings that the infrastructure requires and the workspace lacks; each line names file and property. */
export class UnfitWorkspaceError extends GatehouseError {
  override readonly name = 'UnfitWorkspaceError';
}
