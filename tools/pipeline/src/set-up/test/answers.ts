/** What a person answers. The secret is one that the search for leaks knows. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'sso-start-url': 'https://acme.awsapps.com/start',
  'operations-mail': 'operations@acme.dev',
  'second-person': 'bob',
  'secret/development/payments/bank': 'gatehouse-seeded-set-up-development',
  'secret/production/payments/bank': 'gatehouse-seeded-set-up-production',
};
