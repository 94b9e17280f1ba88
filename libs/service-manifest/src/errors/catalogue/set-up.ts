import type { ErrorPages } from '../error-page.ts';

/** Errors of `gatehouse set-up` and `gatehouse doctor`. */
export const SET_UP = {
  'GH-SETUP-001': {
    title: 'The file of answers is invalid',
    cause:
      'It is not a JSON object of strings, an answer breaks a rule, or other users can read the file.',
    fix: 'Fix what the message names. The file may contain secrets: `chmod 600 FILE`.',
  },
  'GH-SETUP-002': {
    title: 'GitHub refused a request or did not respond',
    cause:
      'The token lacks a permission, the plan does not include the feature, or GitHub is down.',
    fix: 'Check `gh auth status` and https://www.githubstatus.com, then run the command again: it continues where it stopped.',
  },
  'GH-SETUP-003': {
    title: 'There is no GitHub token',
    cause: 'Neither GH_TOKEN nor the GitHub CLI has one.',
    fix: 'Run `gh auth login`.',
  },
  'GH-SETUP-004': {
    title: 'A program failed',
    cause: 'Nx, the CDK or Git ended with an error. The message ends with its last lines.',
    fix: 'Run the command of the message by hand, fix what it reports, then run set-up again: it continues where it stopped.',
  },
  'GH-SETUP-005': {
    title: 'The hosted zone is ambiguous or missing',
    cause:
      'The account has several zones of this domain, or not the one that gatehouse.json names.',
    fix: 'Set "hostedZone" of the environment in gatehouse.json to the zone that the registrar delegates to.',
  },
  'GH-SETUP-006': {
    title: 'DNS did not respond',
    cause: 'The name servers of the domain could not be asked. The domain may be too new.',
    fix: 'Wait for the delegation (up to 48 hours), then run the command again.',
  },
  'GH-SETUP-007': {
    title: 'The settings of the repository allow too much',
    cause: 'An environment of GitHub accepts branches that Gatehouse does not deploy from.',
    fix: 'Remove the rule that the message names, in the settings of the repository.',
  },
  'GH-SETUP-008': {
    title: 'GitHub does not know a person or team',
    cause:
      'gatehouse.json names a reviewer who is not a member of the organisation, or a team without access.',
    fix: 'Fix the name in gatehouse.json, or invite the person.',
  },
  'GH-SETUP-009': {
    title: 'The infrastructure has not been synthesised',
    cause: 'There are no templates, or the workspace has no CDK app.',
    fix: 'Run `npx nx synth infrastructure`. If the app is missing, run `npx nx generate @gatehouse/nx:init`.',
  },
  'GH-SETUP-010': {
    title: 'A step of set-up did not succeed',
    cause: 'A step failed, or needs a manual action first. The output names it.',
    fix: 'Do what the output says, then run `gatehouse set-up` again: it continues where it stopped.',
  },
  'GH-SETUP-011': {
    title: 'AWS or GitHub differ from gatehouse.json',
    cause: '`gatehouse doctor` found a problem.',
    fix: 'Run the command that the output names for each problem.',
  },
} as const satisfies ErrorPages<'SETUP'>;
