import type {
  BatchGetRepositoryScanningConfigurationResponse,
  RegistryScanningConfiguration,
} from '@aws-sdk/client-ecr';
import { GatehouseError } from '@gatehouse/service-manifest';

/** How a repository is scanned. */
export interface ScanPlan {
  /** Undefined if unknown, because the registry belongs to another account. */
  readonly mode: 'BASIC' | 'ENHANCED' | undefined;
  /** Why no scan starts by itself, and the remedy, on one line; undefined if one does. */
  readonly never: string | undefined;
  readonly repositoryArn: string | undefined;
  /** For display: frequency and filters. */
  readonly text: string;
}

const TURN_ON = 'turn on scan on push for it in the registry’s scanning configuration';

/**
 * Reads how a repository is scanned.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RepositoryScanningConfiguration.html
 * @throws with one line if no scan can come, or the configuration is not understood
 */
export function scanPlan(
  repository: string,
  registry: RegistryScanningConfiguration | undefined,
  { scanningConfigurations = [], failures = [] }: BatchGetRepositoryScanningConfigurationResponse,
): ScanPlan {
  const mode: string | undefined = registry?.scanType;
  if (mode !== 'BASIC' && mode !== 'ENHANCED')
    throw new GatehouseError(
      'GH-REPORT-004',
      `the registry’s scan type is ${mode ?? 'not told'}, which is not known`,
    );
  const [failure] = failures;
  if (failure !== undefined)
    throw new GatehouseError(
      'GH-REPORT-004',
      `how the repository is scanned cannot be read: ${failure.failureCode ?? 'failed'}: ${failure.failureReason ?? 'no reason given'}`,
    );
  const found = scanningConfigurations.find(({ repositoryName }) => repositoryName === repository);
  if (found === undefined)
    throw new GatehouseError(
      'GH-REPORT-004',
      `ECR does not tell how the repository is scanned; ${TURN_ON}`,
    );
  const frequency: string = found.scanFrequency ?? (found.scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL');
  if (!['MANUAL', 'SCAN_ON_PUSH', 'CONTINUOUS_SCAN'].includes(frequency))
    throw new GatehouseError(
      'GH-REPORT-004',
      `the repository’s scan frequency is ${frequency}, which is not known`,
    );
  const never =
    frequency === 'MANUAL' ? `no rule scans the repository (MANUAL); ${TURN_ON}` : undefined;
  // Basic scans can be started manually; enhanced ones cannot.
  if (never !== undefined && mode === 'ENHANCED') throw new GatehouseError('GH-REPORT-004', never);
  const filters = (found.appliedScanFilters ?? []).map(({ filter }) => filter ?? '');
  return {
    mode,
    never,
    repositoryArn: found.repositoryArn,
    text: `${mode} scanning, ${frequency}${filters.length > 0 ? ` by ${filters.join(', ')}` : ''}`,
  };
}
