import { runInThisContext } from 'node:vm';

/** What the CDK reads, which is loaded outside of Jest: `process.env` of a test is a copy. */
const { env } = runInThisContext('process') as NodeJS.Process;

/** What this file of tests synthesises fails on CloudFormation's own rules as well; see jest.config.js. */
export function applyCloudFormationRules(): void {
  const before = env['CDK_VALIDATION'];
  env['CDK_VALIDATION'] = 'true';
  afterAll(() => {
    env['CDK_VALIDATION'] = before;
  });
}
