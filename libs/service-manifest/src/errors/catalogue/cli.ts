import type { ErrorPages } from '../error-page.ts';

/** Errors of all commands. */
export const CLI = {
  'GH-CLI-001': {
    title: 'An option or argument is invalid',
    cause:
      'The command has no such option or argument, its value is missing, or the value is not one that is allowed.',
    fix: 'Run the command with `--help`: it lists every option with its allowed values and its default.',
  },
  'GH-CLI-002': {
    title: 'Options are missing or exclude each other',
    cause:
      'The command needs another option for what was asked, or two of the options contradict each other.',
    fix: 'Add the option that the message names, or omit one of the two. `--help` of the command has examples.',
  },
  'GH-CLI-003': {
    title: 'There is no such command',
    cause: 'The first word is not a command of this program. Older names are not accepted.',
    fix: 'Run `gatehouse help` for the list of commands. If a runbook names the command, check that it belongs to the installed version: `gatehouse --version`.',
  },
  'GH-CLI-004': {
    title: 'There is no such error code',
    cause: '`gatehouse help` knows the codes of the installed version only.',
    fix: 'Run `gatehouse help` for the list of topics, or `gatehouse help GH-GATE` for the codes of one area. A code of a newer version needs that version.',
  },
  'GH-CLI-005': {
    title: 'A file cannot be read or written',
    cause:
      'The file does not exist, is a folder, is read-only, belongs to another user, or the disk is full.',
    fix: 'Check the path in the message. Paths in options are relative to the folder in which you run the command.',
  },
  'GH-CLI-006': {
    title: 'A question has no answer',
    cause: 'The command asks for something, and its input or its output is not a terminal.',
    fix: 'Run it on a terminal, or give the answer as the option or in the file that the message names.',
  },
  'GH-CLI-007': {
    title: 'A file exists already',
    cause: 'The command writes a new file and never overwrites one.',
    fix: 'Name another file, or remove the existing one if it is no longer needed.',
  },
  'GH-CLI-099': {
    title: 'An unexpected error occurred',
    cause: 'Gatehouse did not expect this error. This is a defect of Gatehouse, or of the machine.',
    fix: 'Run the command again. If the error remains, report it with the command, its output and `gatehouse --version`. The command has decided nothing: treat a gate as failed and a deployment as unknown, and run `gatehouse status`.',
  },
} as const satisfies ErrorPages<'CLI'>;
