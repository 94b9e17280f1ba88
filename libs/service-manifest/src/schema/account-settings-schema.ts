import * as z from 'zod';
import { flag } from './flag.ts';

/**
 * Resources that exist once per account. An organisation often has them already, or has a central
 * account for them.
 */
export const accountSettings = z
  .strictObject({
    auditTrail: flag(
      'CloudTrail with a locked bucket, and alarms on it. False if the organisation has a trail. Default true',
    ),
    objectEvents: flag(
      'The trail also records reads and writes of each S3 object. Default: false in the profile starter, otherwise true',
    ),
    config: flag('AWS Config. Default: true in the profile regulated, otherwise false'),
    securityHub: flag(
      'Security Hub with AWS’s best practices; it needs AWS Config. Default: true in the profile regulated, otherwise false',
    ),
    accessAnalyzer: flag('IAM Access Analyzer. False if the organisation has one. Default true'),
    githubIdentityProvider: flag(
      'The identity provider of GitHub. False if the account already has one, which is then used. Default true',
    ),
  })
  .describe('Resources that Gatehouse creates once in this account');
export type AccountSettings = z.infer<typeof accountSettings>;
