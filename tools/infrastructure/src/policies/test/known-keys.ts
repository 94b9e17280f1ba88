/**
 * The simulator's data has GitHub's own claims, but neither `aud` nor `sub`, which every identity provider has. Another
 * provider's keys replace these two, in both policy and request.
 */
export const knownKeys = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value).replaceAll(
      /token\.actions\.githubusercontent\.com:(aud|sub)"/g,
      'cognito-identity.amazonaws.com:$1"',
    ),
  ) as T;
