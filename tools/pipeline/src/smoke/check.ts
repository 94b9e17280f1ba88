/** One thing that was tried, and how it went. */
export interface Check {
  readonly name: 'health' | 'authentication' | 'security headers' | 'https' | 'connection';
  /** `undecided` where the fault is on our side of the connection. */
  readonly outcome: 'passed' | 'failed' | 'undecided';
  /** What was seen; words of others in it are as they came. */
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
