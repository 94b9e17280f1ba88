import type { Command } from 'commander';

/** A command of the program, loaded on demand: loading all others takes longer than a decision. */
export interface LazyCommand {
  /** One line for the list of all commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** The commands of `gatehouse`, in the order of its help. */
export const COMMANDS: Readonly<Record<string, LazyCommand>> = {
  gate: {
    summary: 'Decide whether an image may be deployed to an environment, or verify that decision',
    load: async () => (await import('./cli/gate/gate-command.ts')).gateCommand(),
  },
  promote: {
    summary: 'Copy an image that the gate has passed to the release repository of an environment',
    load: async () => (await import('./cli/promote/promote-command.ts')).promoteCommand(),
  },
  policy: {
    summary: 'Check and show the policy and its exceptions',
    load: async () => (await import('./cli/gate/policy-command.ts')).policyCommand(),
  },
  exception: {
    summary: 'Draft exceptions from the policy',
    load: async () => (await import('./cli/gate/exception-command.ts')).exceptionCommand(),
  },
  explain: {
    summary: 'Explain, rule by rule, why a vulnerability blocks or passes',
    load: async () => (await import('./cli/gate/explain-command.ts')).explainCommand(),
  },
  deploy: {
    summary: 'Deploy an image that the gate has passed, and verify that it is what runs',
    load: async () => (await import('./cli/deploy/deploy-command.ts')).deployCommand(),
  },
  rollback: {
    summary: 'Deploy the previous version again',
    load: async () => (await import('./cli/deploy/rollback-command.ts')).rollbackCommand(),
  },
  stacks: {
    summary: 'Plan, deploy and await the CloudFormation stacks of a commit',
    load: async () => (await import('./stacks/stacks-command.ts')).stacksCommand(),
  },
  status: {
    summary: 'Show what is deployed where',
    load: async () => (await import('./cli/deploy/status-command.ts')).statusCommand(),
  },
  logs: {
    summary: 'Print the logs of services, of one request or as they arrive',
    load: async () => (await import('./operate/logs/logs-command.ts')).logsCommand(),
  },
  verify: {
    summary: 'Check that everything a service needs in an environment exists',
    load: async () => (await import('./operate/verify/verify-command.ts')).verifyCommand(),
  },
  render: {
    summary: 'Print what a deployment would register',
    load: async () => (await import('./operate/render/render-command.ts')).renderCommand(),
  },
  revisions: {
    summary: 'List the revisions of a service, and which of them runs',
    load: async () => (await import('./operate/revisions/revisions-command.ts')).revisionsCommand(),
  },
  wait: {
    summary: 'Wait until a service is stable',
    load: async () => (await import('./operate/wait/wait-command.ts')).waitCommand(),
  },
  restart: {
    summary: 'Replace all tasks of a service by new ones of the same revision',
    load: async () => (await import('./operate/restart/restart-command.ts')).restartCommand(),
  },
  scale: {
    summary: 'Set the minimum number of tasks of a service for a limited time',
    load: async () => (await import('./operate/scale/scale-command.ts')).scaleCommand(),
  },
  run: {
    summary: 'Run a command once in the image, the role and the network of a service',
    load: async () => (await import('./operate/run/run-command.ts')).runOnceCommand(),
  },
  debug: {
    summary: 'Run a command for a limited time beside a service, in an image with a shell',
    load: async () => (await import('./operate/debug/debug-command.ts')).debugCommand(),
  },
  import: {
    summary: 'Write a service.json from an ECS service, a task definition or a Copilot manifest',
    load: async () => (await import('./operate/import/import-command.ts')).importCommand(),
  },
  completion: {
    summary: 'Print a completion script for bash, zsh or fish',
    load: async () =>
      (await import('./operate/completion/completion-command.ts')).completionCommand(async () =>
        (await import('./program.ts')).wholeProgram(),
      ),
  },
  affected: {
    summary: 'List the services that are behind in an environment',
    load: async () => (await import('./cli/deploy/affected-command.ts')).affectedCommand(),
  },
  superseded: {
    summary: 'Check whether a newer commit has superseded this delivery',
    load: async () => (await import('./cli/deploy/superseded-command.ts')).supersededCommand(),
  },
  'release-hold': {
    summary: 'Allow again a version that was rolled back from',
    load: async () => (await import('./cli/deploy/release-hold-command.ts')).releaseHoldCommand(),
  },
  costs: {
    summary: 'Show what the infrastructure costs a month, or how two estimates differ',
    load: async () => (await import('./costs/costs-command.ts')).costsCommand(),
  },
  changes: {
    summary: 'Find changes that AWS would refuse, that lose data, or that cause an outage',
    load: async () => (await import('./changes/changes-command.ts')).changesCommand(),
  },
  image: {
    summary: 'Build the image of a service, or pull one, without packages',
    load: async () => (await import('./build-image/image-command.ts')).imageCommand(),
  },
  attest: {
    summary: 'Sign provenance and bill of materials of an image that was just built',
    load: async () => (await import('./attestations/attest-command.ts')).attestCommand(),
  },
  provenance: {
    summary: 'Verify that the delivery workflow built an image from a commit',
    load: async () => (await import('./provenance/provenance-command.ts')).provenanceCommand(),
  },
  identity: {
    summary: 'Print the AWS role that a GitHub job assumes',
    load: async () => (await import('./identity/identity-command.ts')).identityCommand(),
  },
  compact: {
    summary: 'Copy records of gates and deployments into segments, which reports read fast',
    load: async () => (await import('./records/compact-command.ts')).compactCommand(),
  },
  report: {
    summary: 'Write the weekly report from the records of gates and deployments',
    load: async () => (await import('./report/report-command.ts')).reportCommand(),
  },
  notify: {
    summary: 'Send a message to the operations topic of the registry',
    load: async () => (await import('./notify/notify-command.ts')).notifyCommand(),
  },
  'set-up': {
    summary: 'Set up AWS and GitHub, from empty accounts to the first delivery',
    load: async () => (await import('./set-up/set-up-command.ts')).setUpCommand(),
  },
  doctor: {
    summary: 'Check AWS and GitHub against gatehouse.json, and name what fixes each problem',
    load: async () => (await import('./set-up/doctor-command.ts')).doctorCommand(),
  },
  smoke: {
    summary: 'Check from outside that a service is healthy and rejects unauthenticated calls',
    load: async () => (await import('./smoke/smoke-command.ts')).smokeCommand(),
  },
};

/** Former names of commands. */
export const OLD_NAMES: Readonly<Record<string, string>> = { keep: 'promote', role: 'identity' };
