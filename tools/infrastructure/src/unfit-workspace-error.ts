/** What the settings of the workspace lack for the infrastructure; each line names file and property. */
export class UnfitWorkspaceError extends Error {
  override readonly name = 'UnfitWorkspaceError';
}
