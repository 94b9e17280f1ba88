import { runInThisContext } from 'node:vm';

/** The environment that the CDK reads. It is loaded outside Jest, and `process.env` of a test is a copy. */
const { env } = runInThisContext('process') as NodeJS.Process;

/** Runs a synthesis with CloudFormation's own rules, which take seconds for each app; see jest.config.js. */
export function withCloudFormationRules<T>(synthesise: () => T): T {
  const before = env['CDK_VALIDATION'];
  env['CDK_VALIDATION'] = 'true';
  try {
    return synthesise();
  } finally {
    env['CDK_VALIDATION'] = before;
  }
}
