import type { Delivery, LocalAws } from '@gatehouse/local-aws';
import type { MailSubscription } from './mail-subscription.ts';
import type { Route53Double } from './route53-double.ts';

/**
 * An account: the embedded AWS, and in front of it what that does not have, by the documented APIs: regions, the block
 * of public access, hosted zones, and subscriptions by mail.
 */
export interface AccountDouble {
  readonly url: string;
  readonly id: string;
  readonly aws: LocalAws;
  readonly delivery: Delivery;
  readonly route53: Route53Double;
  /** Regions that are not enabled. */
  readonly disabledRegions: Set<string>;
  readonly subscriptions: readonly MailSubscription[];
  /** Follows the links of all mails. */
  confirmMails(): void;
  stop(): Promise<void>;
}
