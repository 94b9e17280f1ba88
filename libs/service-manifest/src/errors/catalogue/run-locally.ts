import type { ErrorPages } from '../error-page.ts';

/** Errors of running services on this machine. */
export const RUN_LOCALLY = {
  'GH-DEV-001': {
    title: 'The dev server cannot start',
    cause: 'There is no service yet, a name is wrong, or an option is unknown.',
    fix: 'Use a name from the message. To make a service: `npx nx generate service NAME`.',
  },
  'GH-DEV-002': {
    title: 'A port is invalid or in use',
    cause: 'Another process listens on the port, or the variable is not a number from 1 to 65535.',
    fix: 'End the other process, or set the variable in the message to a free port.',
  },
  'GH-DEV-003': {
    title: 'The service cannot be compiled',
    cause: 'A source has a syntax error, or an import that does not exist.',
    fix: 'Fix the lines of the message. The dev server tries again when you save.',
  },
  'GH-LOCAL-001': {
    title: 'The embedded AWS did not start',
    cause: 'Its port is in use, or its data folder cannot be used.',
    fix: 'Read the message. `npm start` shares one embedded AWS: end the other process, or set LOCAL_AWS_PORT.',
  },
  'GH-LOCAL-002': {
    title: 'The data of the embedded AWS cannot be used',
    cause:
      'Another process uses the folder, a file in it is damaged, or an earlier version wrote it.',
    fix: 'End the other process. To start again without data, delete the folder in the message.',
  },
  'GH-LOCAL-003': {
    title: 'A stage of the local pipeline did not pass',
    cause:
      'A stage was blocked, failed, or could not decide. The output names the stage and its command.',
    fix: 'Run the command of that stage by hand: it prints a code of its own.',
  },
} as const satisfies ErrorPages<'DEV' | 'LOCAL'>;
