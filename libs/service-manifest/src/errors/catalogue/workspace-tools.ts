import type { ErrorPages } from '../error-page.ts';

/** Errors of the generators and of `create-gatehouse`. */
export const WORKSPACE_TOOLS = {
  'GH-NX-001': {
    title: 'A name cannot be used',
    cause:
      'Names become names of folders, containers and AWS resources, so their characters and length are limited.',
    fix: 'Choose a name of lower-case letters, digits and hyphens. The message says what is wrong with this one.',
  },
  'GH-NX-002': {
    title: 'A name is taken',
    cause: 'A project, a folder or a package of this name exists already.',
    fix: 'Choose another name. To change what exists, use its own generators or edit service.json.',
  },
  'GH-NX-003': {
    title: 'An option of a generator is invalid',
    cause: 'The value is not one of the allowed ones, or is given twice.',
    fix: 'Use a value from the message. `npx nx generate @gatehouse/nx:NAME --help` lists all options.',
  },
  'GH-NX-004': {
    title: 'Another service owns it',
    cause:
      'A table, topic, bucket or secret has one owner, whose stack contains it. Other services get access to it.',
    fix: 'Add `--owner=SERVICE`, or choose another name.',
  },
  'GH-NX-005': {
    title: 'Something still uses it',
    cause: 'Removing it would break another service, or how callers authenticate.',
    fix: 'Remove the uses that the message lists first.',
  },
  'GH-NX-006': {
    title: 'The code is not as the generator left it',
    cause: 'The generator changes a place in the source that it does not find any more.',
    fix: 'Make the change by hand as the message describes, or restore the structure of the file.',
  },
  'GH-NX-007': {
    title: 'The API description cannot be used',
    cause:
      'The called service exports no description, it cannot be loaded, or it has no operation for a client.',
    fix: 'Run the tests of the called service, and export its service with `openApi`.',
  },
  'GH-NX-008': {
    title: 'The base images are missing or invalid',
    cause: 'security/base-images.json does not exist, or lacks an image by digest.',
    fix: 'Restore the file from Git, then run `npx nx update-base-images container`.',
  },
  'GH-NX-009': {
    title: 'Git ignores generated files',
    cause: 'A pattern in .gitignore matches files that must be committed.',
    fix: 'Change the pattern, then run the generator again.',
  },
  'GH-NX-010': {
    title: 'The workspace cannot be used as it is',
    cause:
      'Gatehouse needs npm workspaces, ES modules and a supported version of Nx. Nothing was changed.',
    fix: 'Fix what the message names. docs/support.md lists the supported versions.',
  },
  'GH-NX-011': {
    title: 'It does not exist',
    cause:
      'The grant, secret, route, call or check that you want to change is not in service.json or in the code.',
    fix: 'Use one of the names in the message.',
  },
  'GH-NX-012': {
    title: 'Files that follow from each other disagree',
    cause: 'The check across all services found the problems in the message.',
    fix: 'Fix each line, then run `npx nx sync`.',
  },
  'GH-CREATE-001': {
    title: 'An argument of create-gatehouse is invalid',
    cause: 'A value breaks a rule, or an option does not exist.',
    fix: 'Run `npm create gatehouse@latest -- --help`.',
  },
  'GH-CREATE-002': {
    title: 'The folder is not empty',
    cause: 'A new workspace needs a new or empty folder. Nothing was changed.',
    fix: 'Name another folder, or run `npx nx add @gatehouse/nx` in an existing Nx workspace.',
  },
  'GH-CREATE-003': {
    title: 'A program is missing or failed',
    cause: 'Git is not installed, or npm could not install the packages. Nothing was left behind.',
    fix: 'Install Git, check the network and the registry (`npm ping`), then run it again.',
  },
} as const satisfies ErrorPages<'NX' | 'CREATE'>;
