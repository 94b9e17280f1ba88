import { REGISTRY } from '@gatehouse/service-manifest';
import type { Place } from '../aws/places.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/** Inspector scans every image of the registry; a stack turns it on, and anybody can turn it off. */
export const scanning = (registry: Place): PersonalStep => ({
  id: 'scanning',
  title: 'Inspector scans every image of the registry, again and again',
  kind: 'check',
  places: [REGISTRY],
  needs: [`stacks/${REGISTRY}`],
  instructions: [
    'Deploy the stack of the registry again: someone has changed the scanning by hand.',
    '$ gh workflow run infrastructure.yml --ref main',
  ],
  async check({ aws }) {
    const { scanningConfiguration: found } = await aws(
      registry,
    ).ecr.getRegistryScanningConfiguration({});
    const everything = found?.rules?.some(
      ({ scanFrequency, repositoryFilters = [] }) =>
        scanFrequency === 'CONTINUOUS_SCAN' &&
        repositoryFilters.some(({ filter }) => filter === '*'),
    );
    return found?.scanType === 'ENHANCED' && everything
      ? done('ENHANCED, CONTINUOUS_SCAN of *')
      : differs(
          `${found?.scanType ?? 'nothing'}, and not CONTINUOUS_SCAN of *`,
          'gh workflow run infrastructure.yml --ref main',
        );
  },
});
