import type { ErrorPages } from '../error-page.ts';

/** Errors of calls of AWS and of its registry. */
export const AWS = {
  'GH-AWS-001': {
    title: 'AWS refused a call',
    cause:
      'The message begins with the call as IAM names it. Usual reasons: the role lacks the permission, the resource does not exist, or a limit is reached.',
    fix: 'For AccessDenied, check which role the job assumes (`gatehouse identity`) and that the stacks are deployed: `gatehouse doctor`. For a missing resource, deploy the stack of the service.',
  },
  'GH-AWS-002': {
    title: 'AWS did not respond before the deadline',
    cause: 'Every attempt failed or timed out. The message has the last reason.',
    fix: 'Check the network and https://health.aws.amazon.com, then run the same command again. A longer `--timeout` helps if AWS is only slow.',
  },
  'GH-AWS-003': {
    title: 'There are no AWS credentials',
    cause: 'No environment variable, profile or role provides credentials, or they have expired.',
    fix: 'Sign in: `aws sso login --profile NAME`, and set AWS_PROFILE. In GitHub Actions, the job needs `id-token: write` and the role of `gatehouse identity`.',
  },
  'GH-AWS-004': {
    title: 'A response of AWS lacks something',
    cause: 'AWS answered without a value that its documentation promises.',
    fix: 'Run the command again. If the error remains, report it: the API may have changed.',
  },
} as const satisfies ErrorPages<'AWS'>;
