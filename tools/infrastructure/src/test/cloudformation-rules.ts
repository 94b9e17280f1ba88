import { runInThisContext } from 'node:vm';

/** The environment that the CDK reads. It is loaded outside Jest, and `process.env` of a test is a copy. */
const { env } = runInThisContext('process') as NodeJS.Process;

/** Makes the synthesis of a spec run CloudFormation's own rules as well; see jest.config.js. */
export function applyCloudFormationRules(): void {
  const before = env['CDK_VALIDATION'];
  env['CDK_VALIDATION'] = 'true';
  afterAll(() => {
    env['CDK_VALIDATION'] = before;
  });
}
