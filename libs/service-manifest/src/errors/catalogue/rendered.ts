import type { ErrorPages } from '../error-page.ts';

/** Errors of what renders and checks workflows and infrastructure. */
export const RENDERED = {
  'GH-WORKFLOWS-001': {
    title: 'A workflow is invalid',
    cause: 'A file in .github/workflows is not valid YAML, or breaks a rule of Gatehouse.',
    fix: 'Run `npx nx sync` to render the workflows again. In a workflow of your own, fix the line in the message.',
  },
  'GH-WORKFLOWS-002': {
    title: 'The workflows cannot be rendered',
    cause: 'gatehouse.json or security/action-pins.json lacks something that the workflows need.',
    fix: 'Add what the message names, then run `npx nx sync`.',
  },
  'GH-WORKFLOWS-003': {
    title: 'The pull request cannot be proposed',
    cause: 'A variable of the job is missing, or GitHub refused the request.',
    fix: 'Run it in a job with `contents: write` and `pull-requests: write`.',
  },
  'GH-WORKFLOWS-004': {
    title: 'The help of a command cannot be read',
    cause:
      'The check compares each step with the help of the command that it runs, and the command failed.',
    fix: 'Run `npm ci`, then the command of the message.',
  },
  'GH-INFRA-001': {
    title: 'The settings do not fit the infrastructure',
    cause:
      'gatehouse.json or a service.json asks for something that the stacks cannot provide, or AWS limits.',
    fix: 'Fix each line of the message, then run `npx nx synth infrastructure`.',
  },
  'GH-INFRA-002': {
    title: 'The own infrastructure of a service is invalid',
    cause:
      'apps/NAME/infrastructure.ts cannot be loaded, or breaks a rule that holds for all stacks.',
    fix: 'Fix the file in the message. docs/decisions/infrastructure.md says what it may contain.',
  },
} as const satisfies ErrorPages<'WORKFLOWS' | 'INFRA'>;
