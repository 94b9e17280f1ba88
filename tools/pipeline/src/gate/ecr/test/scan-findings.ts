import { ACCOUNT } from './repository.ts';

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
