/** Ends the message of a change that takes an access from running tasks. */
export const UNTIL = 'until the next deployment has ended';

/** The two pull requests that take an access from no running task. */
export const removedLater = (what: string) => [
  `release the service everywhere without using ${what}`,
  'change the manifest in a second pull request',
];
