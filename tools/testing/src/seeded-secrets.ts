/**
 * The secret values that tests put into Secrets Manager. The test run ends by searching all that
 * was printed for them, so a test that needs a secret takes it from here.
 */
export const seededSecrets = {
  currentKey: 'seeded-current-key-7Qm2vXc9Lr4Tz8Wb',
  previousKey: 'seeded-previous-key-3Hn6yKp1Df5Gs0Ja',
  rotatedKey: 'seeded-rotated-key-8Uw4eRt7Yx2Bv6Nq',
  password: 'seeded-password-5Zk9mCj3Xo1Pl7Ei',
} satisfies Record<string, string>;
