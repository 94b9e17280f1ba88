import { REGISTRY } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { differs, done, type AutomaticStep } from '../step.ts';

const NAME = 'BLOB_MOUNTING';
const ON = 'ENABLED';

/** Lets a promotion refer to the layers of a build instead of uploading them again. CloudFormation cannot set it. */
export const layerMounting = (registry: AwsTarget): AutomaticStep => ({
  id: 'layer-mounting',
  title: 'The registry mounts layers between its repositories',
  kind: 'automatic',
  places: [REGISTRY],
  needs: ['sign-in/aws'],
  async check({ aws }) {
    const { value = 'DISABLED' } = await aws(registry).ecr.getAccountSetting({ name: NAME });
    return value === ON ? done(ON) : differs(value);
  },
  async apply({ aws }) {
    await aws(registry).ecr.putAccountSetting({ name: NAME, value: ON });
  },
});
