/** One check, and its result. */
export interface Check {
  readonly name: 'health' | 'authentication' | 'security headers' | 'https' | 'connection';
  /** `undecided` if the fault is on our side of the connection. */
  readonly outcome: 'passed' | 'failed' | 'undecided';
  /** The evidence; foreign text in it is unchanged. */
  readonly detail: string;
}

export const passed = (name: Check['name'], detail: string): Check => ({
  name,
  outcome: 'passed',
  detail,
});

export const failed = (name: Check['name'], detail: string): Check => ({
  name,
  outcome: 'failed',
  detail,
});
