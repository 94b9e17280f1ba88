export interface RollbackInput {
  /** A revision's number, name or ARN, or a digest; default: the last good one. */
  readonly to: string | undefined;
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  /** The reason for skipping checks. */
  readonly force: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}
