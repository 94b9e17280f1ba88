/** What was given on the command line, checked. */
export interface Given {
  /** Folder of the new workspace. */
  readonly folder?: string;
  readonly organisation?: string;
  readonly repository?: string;
  readonly region?: string;
  readonly environments?: string;
  readonly service?: string;
}

export type Question = keyof Given;
