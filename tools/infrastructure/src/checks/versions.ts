import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const versionOf = (name: string) =>
  (require(`${name}/package.json`) as { version: string }).version;

/** Of the packages whose rules decide: aws-cdk-lib brings those of CloudFormation in itself. */
export const RULES_VERSION = `${versionOf('aws-cdk-lib')} ${versionOf('cdk-nag')}`;
