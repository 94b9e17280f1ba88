export interface ScaleInput {
  /** The minimum number of tasks, and the duration in milliseconds; `end` ends that. */
  readonly wish: { readonly tasks: number; readonly forMs: number } | 'end' | undefined;
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}
