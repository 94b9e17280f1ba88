/** The code of one service before a change: that of the running tasks. */
export interface RunningCode {
  /** Whether it contains a text, such as the name of a variable. */
  mentions(text: string): boolean;
  /** Whether it differs from the code after the change. */
  readonly changes: boolean;
}
