import type { Subscription } from '@aws-sdk/client-sns';
import { OPERATIONS_TOPIC, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import { readPages } from '../../aws/read-pages.ts';
import { namesIn, regionsOf, type Account } from '../aws/aws-targets.ts';
import type { SetUpContext } from '../context.ts';
import { done, missing, type AutomaticStep, type PersonalStep } from '../step.ts';

const PENDING = 'PendingConfirmation';

/** A subscription to alarms, failed deployments and findings. */
export const subscription = (account: Account): AutomaticStep => ({
  id: `operations/${account.place.name}`,
  title: `An address is subscribed to the alarms of ${namesIn(account).join(' and ')}`,
  kind: 'automatic',
  places: namesIn(account),
  needs: [`stacks/${account.place.name}`],
  question: 'Mail address of operations, once for all accounts',
  async check(context) {
    const found = await subscriptionsOf(context, account);
    return found.length === 0 ? missing('no subscriber') : done(describe(found));
  },
  async apply(context) {
    const address = (await addressElsewhere(context)) ?? (await askForAddress(context));
    await context.aws(account.place).sns.subscribe({
      TopicArn: topicOf(context.workspace(), account),
      Protocol: 'email',
      Endpoint: address,
      ReturnSubscriptionArn: true,
    });
  },
});

/** AWS sends a mail with a link that confirms the subscription. */
export const confirmation = (account: Account): PersonalStep => ({
  id: `confirmation/${account.place.name}`,
  title: `The subscription to the alarms of ${namesIn(account).join(' and ')} is confirmed`,
  kind: 'manual',
  places: namesIn(account),
  needs: [`operations/${account.place.name}`],
  instructions: [
    `Follow the link in the mail "AWS Notification - Subscription Confirmation" of account ${account.id}.`,
    'If it does not come within minutes, look for it among the unwanted mails; it is good for three days.',
  ],
  async check(context) {
    const found = await subscriptionsOf(context, account);
    const confirmed = found.filter(({ SubscriptionArn }) => SubscriptionArn !== PENDING);
    return confirmed.length > 0
      ? done(describe(confirmed))
      : missing(`${describe(found)}: pending`);
  },
});

async function subscriptionsOf(
  { aws, workspace }: SetUpContext,
  account: Account,
): Promise<readonly Subscription[]> {
  try {
    const TopicArn = topicOf(workspace(), account);
    const pages = await readPages((NextToken) =>
      aws(account.place).sns.listSubscriptionsByTopic({ TopicArn, NextToken }),
    );
    const found = pages.flatMap(({ Subscriptions = [] }) => Subscriptions);
    return found.filter(({ SubscriptionArn }) => SubscriptionArn !== 'Deleted');
  } catch (error) {
    if (isRefusal(error, 'NotFoundException', 'NotFound')) return [];
    throw error;
  }
}

/** The subscriptions of another account's topic: the person is asked once. */
async function addressElsewhere(context: SetUpContext): Promise<string | undefined> {
  for (const account of regionsOf(context.workspace())) {
    const found = await subscriptionsOf(context, account).catch(() => []);
    const mail = found.find(({ Protocol }) => Protocol === 'email');
    if (mail?.Endpoint !== undefined) return mail.Endpoint;
  }
  return undefined;
}

const askForAddress = ({ ask }: SetUpContext) =>
  ask({
    id: 'operations-mail',
    text: 'Mail address for alarms and findings of all accounts',
    problem: (answer) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer) ? undefined : 'must be a mail address',
  });

function topicOf(workspace: Workspace, { place }: Account): string {
  const { partition } = registryNamesOf(workspace);
  return `arn:${partition}:sns:${place.region}:${place.account}:${OPERATIONS_TOPIC}`;
}

const describe = (found: readonly Subscription[]) =>
  found.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`).join(', ');
