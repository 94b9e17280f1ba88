import { createHash } from 'node:crypto';
import { VirtualClock } from '../../../aws/test/virtual-clock.ts';
import { collectEcrScan, type EcrScanOptions, type EcrScans } from '../collect-ecr-scan.ts';
import { createClients } from '../create-clients.ts';
import { startEcr, type EcrDouble } from './ecr-double.ts';
import type { Input, Reply, Script } from './ecr-script.ts';

export const ACCOUNT = '123456789012';
export const REPOSITORY = 'payments';
export const ARN = `arn:aws:ecr:eu-central-1:${ACCOUNT}:repository/${REPOSITORY}`;
/** Seconds since 1970, as the protocol has it. */
export const PUSHED = 1_795_000_000;

export const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

const manifestWith = (config: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config },
    layers: [],
  });
export const CONFIG = digestOf('config');
export const MANIFEST = manifestWith(CONFIG);
export const DIGEST = digestOf(MANIFEST);

/** What an index has for two platforms. */
export const AMD_CONFIG = digestOf('amd64');
export const AMD_MANIFEST = manifestWith(AMD_CONFIG);
export const AMD = digestOf(AMD_MANIFEST);
export const ARM_CONFIG = digestOf('arm64');
export const ARM_MANIFEST = manifestWith(ARM_CONFIG);
export const ARM = digestOf(ARM_MANIFEST);

export const child = (digest: string, architecture: string, attestation = false) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest,
  platform: { os: architecture === 'unknown' ? 'unknown' : 'linux', architecture },
  ...(attestation ? { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } } : {}),
});

export const index = (...manifests: unknown[]) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests,
  });

export const images =
  (manifest: string, digest = digestOf(manifest)): Reply =>
  () => ({ body: { images: [{ imageId: { imageDigest: digest }, imageManifest: manifest }] } });

/** A repository that has these, and no others. */
export const manifests =
  (...texts: readonly string[]): Reply =>
  (input) => {
    const asked = input.imageIds?.[0]?.imageDigest;
    const manifest = texts.find((text) => digestOf(text) === asked);
    if (manifest !== undefined) return images(manifest)(input);
    return { body: { images: [], failures: [{ failureCode: 'ImageNotFound' }] } };
  };

export const basicFinding = (name: string, severity = 'HIGH') => ({
  name,
  severity,
  uri: `https://example.org/${name}`,
  attributes: [
    { key: 'package_name', value: 'openssl' },
    { key: 'package_version', value: '3.0.1' },
  ],
});

export const enhancedFinding = (id: string, severity = 'HIGH') => ({
  awsAccountId: ACCOUNT,
  findingArn: `arn:aws:inspector2:eu-central-1:${ACCOUNT}:finding/${id}`,
  type: 'PACKAGE_VULNERABILITY',
  status: 'ACTIVE',
  severity,
  score: 7.5,
  title: `${id} - qs`,
  fixAvailable: 'YES',
  exploitAvailable: 'NO',
  packageVulnerabilityDetails: {
    vulnerabilityId: id,
    source: 'NVD',
    vulnerablePackages: [
      { name: 'qs', version: '6.0.0', fixedInVersion: '6.0.1', packageManager: 'NODE' },
    ],
  },
});

export interface ScanPage {
  readonly status?: string | undefined;
  readonly digest?: string | undefined;
  readonly basic?: readonly { readonly severity: string }[];
  readonly enhanced?: readonly { readonly severity: string }[];
  readonly counts?: Readonly<Record<string, number>> | undefined;
  readonly completedAt?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly more?: object;
}

/** A page of a scan; without further word the last and complete one. */
export const page =
  (change: ScanPage = {}): Reply =>
  (input: Input) => {
    const { basic, enhanced, status = enhanced ? 'ACTIVE' : 'COMPLETE', nextToken } = change;
    const counts = 'counts' in change ? change.counts : count([...(basic ?? enhanced ?? [])]);
    return {
      body: {
        registryId: ACCOUNT,
        repositoryName: REPOSITORY,
        imageId: { imageDigest: change.digest ?? input.imageId?.imageDigest },
        imageScanStatus: { status },
        imageScanFindings: {
          imageScanCompletedAt: 'completedAt' in change ? change.completedAt : PUSHED + 60,
          findings: basic,
          enhancedFindings: enhanced,
          findingSeverityCounts: counts,
        },
        nextToken,
        ...change.more,
      },
    };
  };

function count(findings: readonly { readonly severity: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

export const mode =
  (scanType: string, registryId = ACCOUNT): Reply =>
  () => ({ body: { registryId, scanningConfiguration: { scanType, rules: [] } } });

export const frequency =
  (scanFrequency: string | undefined, scanOnPush?: boolean): Reply =>
  () => ({
    body: {
      scanningConfigurations: [
        {
          repositoryArn: ARN,
          repositoryName: REPOSITORY,
          scanFrequency,
          scanOnPush,
          appliedScanFilters: [{ filter: '*', filterType: 'WILDCARD' }],
        },
      ],
      failures: [],
    },
  });

export const coverage =
  (statusCode: string, reason: string, lastScannedAt = PUSHED + 60): Reply =>
  (input) => ({
    body: {
      coveredResources: [
        {
          resourceType: 'AWS_ECR_CONTAINER_IMAGE',
          resourceId: input.filterCriteria?.resourceId?.[0]?.value ?? `${ARN}/${DIGEST}`,
          accountId: ACCOUNT,
          scanType: 'PACKAGE',
          scanStatus: { statusCode, reason },
          lastScannedAt,
        },
      ],
    },
  });

/** An image that is scanned on push by basic scanning, with one finding. */
export const BASIC = {
  BatchGetImage: images(MANIFEST),
  GetRegistryScanningConfiguration: mode('BASIC'),
  BatchGetRepositoryScanningConfiguration: frequency('SCAN_ON_PUSH'),
  DescribeImages: (input) => ({
    body: {
      imageDetails: [{ imageDigest: input.imageIds?.[0]?.imageDigest, imagePushedAt: PUSHED }],
    },
  }),
  DescribeImageScanFindings: page({ basic: [basicFinding('CVE-2026-1')] }),
  ListCoverage: () => ({ error: 'AccessDeniedException', status: 403 }),
} as const satisfies Script;

/** The same, watched by Inspector. */
export const ENHANCED = {
  ...BASIC,
  GetRegistryScanningConfiguration: mode('ENHANCED'),
  BatchGetRepositoryScanningConfiguration: frequency('CONTINUOUS_SCAN'),
  DescribeImageScanFindings: page({ enhanced: [enhancedFinding('CVE-2026-1')] }),
  ListCoverage: coverage('ACTIVE', 'SUCCESSFUL'),
} as const satisfies Script;

export interface CollectResult extends EcrScans {
  /** Message of the error; undefined on success. */
  readonly problem: string | undefined;
  readonly error: unknown;
  readonly said: readonly string[];
  readonly calls: EcrDouble['calls'];
  /** By the clock that it waited by. */
  readonly ms: number;
}

/** For a scan, in milliseconds. */
export const TIMEOUT_MS = 60_000;

/** Reads a scripted scan with the real clients; waiting takes no time. */
export async function collect(
  script: Script,
  digest = DIGEST,
  change: Partial<EcrScanOptions> = {},
): Promise<CollectResult> {
  const double = await startEcr(script);
  const clients = createClients({
    region: 'eu-central-1',
    endpoint: double.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const said: string[] = [];
  const { clock = new VirtualClock() } = change;
  const from = clock.now();
  const result = (scans: EcrScans, error?: unknown): CollectResult => ({
    ...scans,
    error,
    problem: error === undefined ? undefined : (error as Error).message,
    said,
    calls: double.calls,
    ms: clock.now() - from,
  });
  try {
    return result(
      await collectEcrScan({
        clients,
        image: { registryId: ACCOUNT, repository: REPOSITORY, digest },
        timeoutMs: TIMEOUT_MS,
        clock,
        progress: (message) => said.push(message),
        ...change,
      }),
    );
  } catch (error) {
    return result({ reports: [], images: [] }, error);
  } finally {
    clients.ecr.destroy();
    clients.inspector.destroy();
    await double.close();
  }
}
