import { attestationsOf } from '@gatehouse/service-manifest';
import { featuresOf } from '../github/features.ts';
import { setSetting } from '../local/settings-file.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/**
 * What signs provenance and bills of materials. GitHub does where it can; a private repository without Enterprise Cloud
 * gets a key of KMS, which costs a dollar a month, before the first stacks are deployed.
 */
export const attestations: AutomaticStep = {
  id: 'attestations',
  isGate: true,
  title: 'Images can be attested: by GitHub, or by a key of KMS',
  kind: 'automatic',
  places: [],
  needs: ['github/repository'],
  async check(context) {
    const { all, plan } = await featuresOf(context);
    const settings = context.workspace();
    if (attestationsOf(settings) === 'kms') return done('by a key of KMS');
    if (all) return done('by GitHub');
    const why = `the repository is private, and the plan "${plan}" has no attestations`;
    return settings.attestations === undefined
      ? missing(why)
      : differs(why, 'set "attestations": "kms" in gatehouse.json, or make the repository public');
  },
  apply({ root, workspace }) {
    if (workspace().attestations === undefined) setSetting(root, ['attestations'], 'kms');
    return Promise.resolve();
  },
};
