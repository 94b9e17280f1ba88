import { parseRecord, type DeploymentRecord } from '../record/record.ts';
import { createRepository, type Repository } from '../test/repository.ts';
import { findAffected } from './find-affected.ts';
import { isInHistory } from '../commit/git.ts';
import { AFFECTED_FORMATS } from './write-affected.ts';

const SERVICES = ['api', 'orders', 'payments'];
const home = process.cwd();
let repository: Repository;
/** What is recorded of each environment and service: the commit that runs. */
let deployed: Map<string, Map<string, DeploymentRecord>>;
beforeEach(() => {
  repository = createRepository();
  deployed = new Map([['staging', new Map()]]);
  process.chdir(repository.root);
});
afterEach(() => {
  process.chdir(home);
  repository.remove();
});

const RECORD: DeploymentRecord = {
  version: 1,
  image: 'x',
  digest: `sha256:${'0'.repeat(64)}`,
  taskDefinition: 'arn:aws:ecs:eu-central-1:111111111111:task-definition/x:1',
  evidence: {
    sha256: '0'.repeat(64),
    policy: '0'.repeat(64),
    verifiedAt: '2026-11-01T00:00:00Z',
    expires: '2026-12-01T00:00:00Z',
    result: 'PASSED',
  },
  deployedAt: '2026-11-01T00:00:00Z',
  by: 'somebody',
};
const deploy = (commit: string, ...services: readonly string[]) =>
  deployTo('staging', commit, services);
const deployTo = (environment: string, commit: string, services: readonly string[]) => {
  const records = deployed.get(environment) ?? new Map<string, DeploymentRecord>();
  for (const service of services) records.set(service, { ...RECORD, commit });
  deployed.set(environment, records);
};

const change = (...folders: readonly string[]) =>
  repository.commit(
    Object.fromEntries(folders.map((folder) => [`${folder}/file`, `${Math.random()}`])),
  );

/** Who uses what, by folders: what Nx does is tested with Nx itself. */
const servicesAffectedSince = async (base: string, services: readonly string[]) => {
  const files = repository.git('diff', '--name-only', base, 'HEAD');
  return new Set(
    services.filter((service) => new RegExp(`^(?:apps/${service}|libs)/`, 'm').test(files)),
  );
};
const affected = async () => {
  const found = await findAffected(SERVICES, deployed, {
    ...{ inputs: new Map(), isInHistory, servicesAffectedSince },
  });
  return found.flatMap((each) => (each.affected ? [each.service] : []));
};

test('finds nothing, one service, and all', async () => {
  deploy(change('apps/api', 'apps/orders', 'apps/payments'), ...SERVICES);
  expect(await affected()).toEqual([]);
  change('docs');
  expect(await affected()).toEqual([]);
  change('apps/orders');
  expect(await affected()).toEqual(['orders']);
  change('libs');
  expect(await affected()).toEqual(SERVICES);
});

test('a first deployment affects the service: an unrecorded service is deployed', async () => {
  deploy(change('apps/api'), 'api');
  expect(await affected()).toEqual(['orders', 'payments']);
});

test('a service whose deployment failed is affected again without a change; the others are not', async () => {
  deploy(change('apps/api', 'apps/orders'), ...SERVICES);
  const second = change('apps/api', 'apps/orders');
  // api is deployed, orders fails.
  deploy(second, 'api', 'payments');
  change('docs');
  expect(await affected()).toEqual(['orders']);
});

test('a service that one environment lacks is affected, even if the others have it', async () => {
  deployTo('production', change('apps/api'), SERVICES);
  deploy(change('apps/api', 'apps/orders'), ...SERVICES);
  const found = await findAffected(SERVICES, deployed, {
    ...{ inputs: new Map(), isInHistory, servicesAffectedSince },
  });
  expect(found.map(({ because }) => because)).toEqual([
    expect.stringMatching(/^production: changed since [0-9a-f]{12}$/),
    expect.stringMatching(/^production: changed since [0-9a-f]{12}$/),
    'unchanged since it was deployed',
  ]);
});

test('a change that was reverted before its deployment does not count', async () => {
  deploy(change('apps/api'), ...SERVICES);
  change('apps/api');
  repository.git('revert', '--no-edit', 'HEAD');
  expect(await affected()).toEqual([]);
});

test('a change that was reverted after its deployment counts', async () => {
  deploy(change('apps/api'), ...SERVICES);
  deploy(change('apps/api'), 'api');
  repository.git('revert', '--no-edit', 'HEAD');
  expect(await affected()).toEqual(['api']);
});

test('a commit that a shallow clone lacks, or that exists nowhere, is unknown: all its services are deployed', async () => {
  deploy(change('apps/api'), 'api');
  change('docs');
  deploy(change('docs'), 'orders');
  deploy('f'.repeat(40), 'payments');
  expect(await affected()).toEqual(['payments']);
  process.chdir(repository.shallowClone(1));
  expect(await affected()).toEqual(['api', 'payments']);
});

test('a commit of a branch that was never merged is unknown', async () => {
  change('apps/api');
  repository.git('checkout', '--quiet', '-b', 'hotfix');
  deploy(change('apps/api'), ...SERVICES);
  repository.git('checkout', '--quiet', 'main');
  expect(await affected()).toEqual(SERVICES);
});

test('a missing repository is an error, not an empty result', async () => {
  process.chdir('/');
  await expect(isInHistory('f'.repeat(40))).rejects.toThrow();
});

test('a failure of Nx is an error, not an empty result', async () => {
  deploy(change('apps/api'), ...SERVICES);
  const fails = async () => {
    throw new Error('Nx failed');
  };
  await expect(
    findAffected(SERVICES, deployed, {
      inputs: new Map(),
      isInHistory,
      servicesAffectedSince: fails,
    }),
  ).rejects.toThrow('Nx failed');
});

describe('the output for GitHub', () => {
  const outputs = (count: number) => {
    const found = Array.from({ length: count }, (_, at) => ({
      ...{ service: `s${at}`, affected: true, because: '' },
    }));
    const unchanged = { service: 'unchanged', affected: false, because: '' };
    return AFFECTED_FORMATS['github']!([...found, unchanged]);
  };

  it.each([
    [0, 'false', []],
    [1, 'true', [1]],
    [256, 'true', [256]],
    [257, 'true', [256, 1]],
    [600, 'true', [256, 256, 88]],
  ])('is any=%s for %d services, with batches of %j', (count, any, expected) => {
    const [first, second, ...others] = outputs(count).split('\n');
    expect([first, others]).toEqual([`any=${any}`, ['']]);
    const { include } = JSON.parse(second!.replace('batches=', '')) as {
      include: { services: unknown[] }[];
    };
    expect(include.map(({ services }) => services.length)).toEqual(expected);
  });

  it('has a row for each service in a batch', () => {
    expect(outputs(2)).toBe(
      'any=true\nbatches={"include":[{"services":[{"service":"s0"},{"service":"s1"}]}]}\n',
    );
  });
});

test.each([
  '{',
  '{}',
  JSON.stringify({ ...RECORD, commit: 'main' }),
  JSON.stringify({ ...RECORD, more: 1 }),
])('%.30s is not a valid record', (text) => {
  expect(parseRecord(text)).toBeUndefined();
});

test('a service recorded with its inputs is compared by these alone, from any commit', async () => {
  const records = new Map<string, DeploymentRecord>([
    ['api', { ...RECORD, inputs: 'a'.repeat(64), commit: 'f'.repeat(40) }],
    ['orders', { ...RECORD, inputs: 'b'.repeat(64), commit: 'f'.repeat(40) }],
    ['payments', { ...RECORD, inputs: 'c'.repeat(64) }],
  ]);
  const inputs = new Map([
    ['api', new Map([['staging', 'a'.repeat(64)]])],
    ['orders', new Map([['staging', 'd'.repeat(64)]])],
  ]);
  const found = await findAffected(SERVICES, new Map([['staging', records]]), {
    inputs,
    isInHistory: () => Promise.reject(new Error('Git is not asked')),
    servicesAffectedSince: () => Promise.reject(new Error('Nx is not asked')),
  });
  expect(found.map(({ because }) => because)).toEqual([
    'unchanged since it was deployed',
    'staging: differs from ffffffffffff, which is deployed',
    'staging: what it is made of cannot be read',
  ]);
});
