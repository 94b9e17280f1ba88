import { BUILD, deployedEnvironments, REGISTRY, type Workspace } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';
import { differs, done, type PersonalStep } from '../step.ts';

/**
 * Inspector scans builds on push and releases continuously; a stack turns it on, and any administrator can turn it off.
 */
export const scanning = (registry: AwsTarget, workspace: Workspace): PersonalStep => ({
  id: 'scanning',
  title: 'Inspector scans every build, and every release again and again',
  kind: 'check',
  places: [REGISTRY],
  needs: [`stacks/${REGISTRY}`],
  instructions: [
    'Deploy the stack of the registry again: someone has changed the scanning by hand.',
    '$ gh workflow run deliver.yml --ref main',
  ],
  async check({ aws }) {
    const { scanningConfiguration: found } = await aws(
      registry,
    ).ecr.getRegistryScanningConfiguration({});
    const scans = (filter: string, ...frequencies: string[]) =>
      found?.rules?.some(
        ({ scanFrequency = '', repositoryFilters = [] }) =>
          frequencies.includes(scanFrequency) &&
          repositoryFilters.some((each) => each.filter === filter || each.filter === '*'),
      );
    const missing = [
      ...(scans(`${BUILD}/*`, 'SCAN_ON_PUSH', 'CONTINUOUS_SCAN') ? [] : [`${BUILD}/*`]),
      ...deployedEnvironments(workspace)
        .map((name) => `${name}/*`)
        .filter((filter) => !scans(filter, 'CONTINUOUS_SCAN')),
    ];
    return found?.scanType === 'ENHANCED' && missing.length === 0
      ? done('ENHANCED, builds on push and releases continuously')
      : differs(
          `${found?.scanType ?? 'nothing'}, without a rule for ${missing.join(', ') || 'nothing else'}`,
          'gh workflow run deliver.yml --ref main',
        );
  },
});
