/** The policy of a resource that denies requests without TLS. */
export const denyInsecure = (Action: string | string[], Resource: string[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action,
      Resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});
