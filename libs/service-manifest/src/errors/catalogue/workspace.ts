import type { ErrorPages } from '../error-page.ts';

/** Errors about the workspace, its settings, its manifests and its Git history. */
export const WORKSPACE = {
  'GH-WORKSPACE-001': {
    title: 'The folder is not in a Gatehouse workspace',
    cause: 'Neither the current folder nor a folder above it contains gatehouse.json.',
    fix: 'Change to the workspace, or make one: `npm create gatehouse@latest`. In an existing Nx workspace, run `npx nx add @gatehouse/nx`.',
  },
  'GH-WORKSPACE-002': {
    title: 'The command needs a valid gatehouse.json',
    cause: 'gatehouse.json is missing or invalid. It names accounts, regions and environments.',
    fix: 'Restore the file from Git, or fix it: an editor with JSON schemas shows each problem. `npx nx sync` then renders what follows from it.',
  },
  'GH-WORKSPACE-003': {
    title: 'There is no such environment',
    cause: 'gatehouse.json has no environment of this name.',
    fix: 'Use one of the names in the message. To add an environment, edit gatehouse.json and run `npx nx sync`.',
  },
  'GH-WORKSPACE-004': {
    title: 'There is no such service',
    cause:
      'No folder below apps/ has this name and a service.json, or the name cannot be one of a service.',
    fix: 'Use one of the names in the message. To make a service, run `npx nx generate service NAME`.',
  },
  'GH-WORKSPACE-005': {
    title: 'The environment is local',
    cause:
      'A local environment runs on this machine. It has no AWS account, no roles and no load balancer.',
    fix: 'Name an environment with an account, or pass the address of the service with `--url` where the command has that option.',
  },
  'GH-WORKSPACE-006': {
    title: 'Git does not know the commit',
    cause:
      'The commit, branch or tag does not exist in this clone. Clones in CI are often shallow.',
    fix: 'Fetch it: `git fetch origin`. In a shallow clone, run `git fetch --unshallow` first.',
  },
  'GH-WORKSPACE-007': {
    title: 'Git failed',
    cause: 'Git is not installed, the folder is not a clone, or the repository is damaged.',
    fix: 'Run the Git command of the message by hand, and fix what it reports.',
  },
  'GH-MANIFEST-001': {
    title: 'A service.json or gatehouse.json is invalid',
    cause:
      'Each line of the message names a file, a line and column, a property, what is wrong and what is allowed.',
    fix: 'Fix each line, then run `npx nx sync`. Editors show the same problems while you type.',
  },
  'GH-MANIFEST-002': {
    title: 'A rendered file is missing or invalid',
    cause:
      'The files in apps/NAME/deploy are rendered from service.json. One of them was deleted, edited by hand, or never rendered.',
    fix: 'Run `npx nx sync` and commit the result. Edit service.json, never the rendered file.',
  },
} as const satisfies ErrorPages<'WORKSPACE' | 'MANIFEST'>;
