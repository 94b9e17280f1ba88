import { complaintsOf } from '../test/complaints-of.ts';
import { gateApart } from './gate-apart.ts';

const taking = (role: string) =>
  `steps: [{ uses: ./.github/actions/aws, with: { role: ${role}, environment: registry } }]`;
const IDENTITY = 'permissions: { id-token: write }';
const GATE = `${IDENTITY}, ${taking('gate')}`;

/** What is said of a job beside the gate's. */
const complaints = (job: string, file = 'gate') =>
  complaintsOf(gateApart, {
    [`.github/workflows/${file}.yml`]: `on: push\njobs:\n  gate: { ${GATE} }\n  other: { ${job} }\n`,
  });

describe('gate-apart', () => {
  it.each([
    ['builds', `${IDENTITY}, ${taking('build')}`, 'takes the role build'],
    ['deploys', `${IDENTITY}, ${taking('deploy')}`, 'takes the role deploy'],
    ['has an identity', `${IDENTITY}, steps: [{ run: npm ci }]`, 'has an identity for no role'],
    [
      'has all permissions',
      `permissions: write-all, steps: [{ run: npm ci }]`,
      'has an identity for no role',
    ],
  ])('finds a job beside it that %s', (_, job, doing) => {
    expect(complaints(job)).toEqual([
      `.github/workflows/gate.yml:4 Job other ${doing}, and could sign as the gate as well: it belongs in another file`,
    ]);
  });

  it('accepts another gate, a job without an identity, and other files', () => {
    expect(complaints(GATE)).toEqual([]);
    expect(complaints('permissions: { contents: read }, steps: [{ run: npm ci }]')).toEqual([]);
    expect(complaints(`${IDENTITY}, ${taking('build')}`, 'deliver-service')).toEqual([]);
  });
});
