export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object | string;
  readonly key?: string;
  /** Sends a part of the body alone, and leaves. */
  readonly abort?: boolean;
}
