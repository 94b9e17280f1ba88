import type { Delivery, LocalAws } from '@gatehouse/local-aws';

/** What steps look for. AWS creates it even when the caller has disconnected. */
export async function makeWhatStackMakes(
  aws: LocalAws,
  identity: Delivery['identity'],
  stack: string,
): Promise<void> {
  if (stack.startsWith('gatehouse-account-')) {
    await aws.createTopic('gatehouse-operations');
    identity.account.operations.CreateOpenIDConnectProvider({
      Url: 'https://token.actions.githubusercontent.com',
    });
  }
  // A stack cannot know the value.
  if (stack.endsWith('-service-payments'))
    await fetch(aws.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.CreateSecret',
      },
      body: JSON.stringify({ Name: 'payments/bank' }),
    });
}
