import { POLICY } from '../../gate/test/samples.ts';

export const POLICY_TEXT = JSON.stringify({
  ...POLICY,
  environments: { laptop: {}, production: {} },
});
