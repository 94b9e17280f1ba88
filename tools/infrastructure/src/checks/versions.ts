import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const versionOf = (name: string) =>
  (require(`${name}/package.json`) as { version: string }).version;

/** The versions of the packages whose rules decide; aws-cdk-lib contains CloudFormation's rules. */
export const RULES_VERSION = `${versionOf('aws-cdk-lib')} ${versionOf('cdk-nag')}`;
