import { readServices } from '../load/load-manifest.ts';
import { LOAD_BALANCER_IDLE_TIMEOUT_S } from '../environment-variables.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Statement } from './policy.ts';
import { NPM, packageManagerFrom } from './package-manager.ts';
import { renderService } from './render-service.ts';
import { workspace } from '../test/sample-workspace.ts';

const MANIFEST = {
  description: 'Takes "payments" for $1',
  port: 3000,
  exposure: 'internal',
  temporaryStorage: 64,
  ephemeralStorage: 30,
  environment: { LOG_LEVEL: 'debug' },
  secrets: { apiKeys: 'payments/api-keys', bank: 'payments/bank' },
  injectedSecrets: { AGENT_KEY: { secret: 'shared/agent', field: 'key' } },
  grants: [
    { topic: 'news', access: 'publish' },
    {
      table: 'users',
      access: 'read-write',
      indexes: [{ name: 'by-email', partition: 'email' }],
    },
    { table: 'audit-log', access: 'write', indexes: [{ name: 'by-day', partition: 'day' }] },
    { bucket: 'assets', access: 'read' },
  ],
  environments: { production: { capacity: 'spot', tasks: { max: 9 } } },
};

const BASES = { build: 'node:26', distroless: 'distroless', alpine: 'alpine' };
const PACKAGES = ['libs/logging', 'apps/payments'];

function render(
  change: object = {},
  packages = PACKAGES,
  bundler: string | undefined = 'tools/bundle',
): Map<string, string> {
  const text = JSON.stringify({ ...MANIFEST, ...change });
  const [service] = readServices([{ name: 'payments', file: 'service.json', text }], workspace);
  return renderService(
    {
      name: 'payments',
      manifest: service!.manifest,
      folder: 'apps/payments',
      packages,
      bundler,
      bases: BASES,
    },
    workspace,
  );
}

/** Of a workspace that has the bundler as a package. */
const OUTSIDE = {
  name: 'payments',
  manifest: MANIFEST as Manifest,
  folder: 'apps/payments',
  packages: PACKAGES,
  bases: BASES,
};

const documentOf = <T>(files: Map<string, string>, file: string) =>
  JSON.parse(files.get(`deploy/production/${file}`)!) as T;

describe('a rendered file', () => {
  it.each([...render().keys()])('%s equals its snapshot', (file) => {
    expect(render().get(file)).toMatchSnapshot();
  });

  it('does not depend on the order of the packages', () => {
    expect([...render({}, PACKAGES.toReversed())]).toEqual([...render()]);
  });
});

describe('the Dockerfile of a workspace with pnpm', () => {
  const packageManager = packageManagerFrom('pnpm@12.21.0+sha512.abc');
  const files = renderService({ ...OUTSIDE, packageManager }, workspace);

  it('installs pnpm in its version, and from its lockfile the service, its libraries and the bundler', () => {
    const text = files.get('Dockerfile');
    expect(text).toContain('npm install --global pnpm@12.21.0');
    expect(text).toContain('COPY .npmrc* package.json pnpm-lock.yaml pnpm-workspace.yaml ./');
    expect(text).toMatch(
      /pnpm install --frozen-lockfile --prod .*--filter=\{apps\/payments\}\.\.\. --filter=\{\.\}\n/,
    );
    expect(text).not.toMatch(/npm ci|package-lock/);
    const ignored = files.get('Dockerfile.dockerignore');
    expect(ignored).toContain('!pnpm-lock.yaml\n!pnpm-workspace.yaml\n');
    expect(ignored).not.toContain('package-lock');
  });

  it('is npm where "packageManager" names another', () => {
    expect(packageManagerFrom('npm@11.0.0')).toEqual(NPM);
    expect(packageManagerFrom(undefined)).toEqual(NPM);
  });
});

describe('the Dockerfile of a workspace with the bundler from npm', () => {
  const files = renderService(OUTSIDE, workspace);

  it('copies and names nothing of the tools, and runs the bundler at the version in the lockfile', () => {
    const text = files.get('Dockerfile');
    expect(text).not.toContain('tools/');
    expect(files.get('Dockerfile.dockerignore')).not.toContain('tools/');
    expect(text).toContain(
      'npm ci --ignore-scripts --omit=dev --workspace=apps/payments --include-workspace-root ',
    );
    expect(text).toContain(
      'node node_modules/@gatehouse/bundle/bin/gatehouse-build.js apps/payments --platform=',
    );
  });

  it('builds without an .npmrc as well', () => {
    expect(files.get('Dockerfile')).toContain('COPY .npmrc* package.json package-lock.json ./');
  });
});

describe('the task definition', () => {
  it('keeps connections longer than the load balancer does', () => {
    const { containerDefinitions } = documentOf<{
      containerDefinitions: { environment: { name: string; value: string }[] }[];
    }>(render(), 'task-definition.json');
    const keepAlive = containerDefinitions[0]!.environment.find(
      ({ name }) => name === 'KEEP_ALIVE_MS',
    );
    expect(Number(keepAlive!.value)).toBeGreaterThan(LOAD_BALANCER_IDLE_TIMEOUT_S * 1_000);
  });
});

describe('a public service', () => {
  it('is behind both load balancers', () => {
    const { service } = documentOf<{ service: { loadBalancers: object[] } }>(
      render({ exposure: 'public' }),
      'service-definition.json',
    );
    const parameter = '{{ssm:/gatehouse/production/services/payments';
    expect(service.loadBalancers).toEqual(
      [`${parameter}/target-group-arn}}`, `${parameter}/public-target-group-arn}}`].map(
        (targetGroupArn) => ({ targetGroupArn, containerName: 'payments', containerPort: 3000 }),
      ),
    );
  });
});

describe('a service with TLS', () => {
  it('is told by its task definition, whose health check uses TLS; the image itself does not enable it', () => {
    const files = render({ tls: true });
    const [container] = documentOf<{ containerDefinitions: Record<string, unknown>[] }>(
      files,
      'task-definition.json',
    ).containerDefinitions;
    expect(container!['environment']).toContainEqual({ name: 'TLS', value: 'on' });
    expect(container!['portMappings']).toEqual([
      { name: 'https', containerPort: 3000, hostPort: 3000, protocol: 'tcp' },
    ]);
    expect(JSON.stringify(container!['healthCheck'])).toContain(
      `require('https').get('https://127.0.0.1:3000/health',{rejectUnauthorized:false},`,
    );
    expect(files.get('Dockerfile')).toBe(render().get('Dockerfile'));
  });
});

describe('the Dockerfile', () => {
  it('passes the manifest’s bundle settings to the bundler as options, and none by default', () => {
    const of = (change: object) => render(change).get('Dockerfile')!;
    expect(of({ bundle: { external: ['@scope/it'], assets: ['src/views'] } })).toContain(
      ' --init=/init \\\n    --external=@scope/it \\\n    --asset=src/views\n',
    );
    expect(of({})).not.toMatch(/--external|--asset/);
  });

  it.each([
    ['distroless', 'glibc'],
    ['alpine', 'musl'],
  ])('installs packages for the C library of the base: %s', (base, libc) => {
    expect(render({ base }).get('Dockerfile')).toContain(
      `--platform=linux/\${TARGETARCH}/${libc} `,
    );
  });
});

describe('the policies', () => {
  const statements = () =>
    ['task-role.json', 'execution-role.json'].flatMap(
      (file) => documentOf<{ Statement: Statement[] }>(render(), file).Statement,
    );
  const resources = () =>
    statements().flatMap(({ Action, Resource }) =>
      [Resource ?? []].flat().map((resource) => ({ Action, resource })),
    );

  it('have no wildcard as a whole resource, except where AWS allows no other', () => {
    expect(resources().filter(({ resource }) => resource === '*')).toEqual([
      { Action: 'ecr:GetAuthorizationToken', resource: '*' },
    ]);
  });

  it('have wildcards only for a resource’s own children: all of them', () => {
    const wild = resources().filter(({ resource }) => resource !== '*' && /[*?]/.test(resource));
    expect(wild.map(({ resource }) => resource).sort()).toEqual([
      'arn:aws:dynamodb:eu-west-1:333333333333:table/users/index/*',
      'arn:aws:logs:eu-west-1:333333333333:log-group:/gatehouse/production/payments:*',
      'arn:aws:s3:::assets-production-333333333333/*',
      'arn:aws:secretsmanager:eu-west-1:333333333333:secret:payments/api-keys-??????',
      'arn:aws:secretsmanager:eu-west-1:333333333333:secret:payments/bank-??????',
      'arn:aws:secretsmanager:eu-west-1:333333333333:secret:shared/agent-??????',
    ]);
  });

  it('name each action, and permit no deletion', () => {
    const actions = statements().flatMap(({ Action }) => Action);
    expect(actions.filter((action) => /\*|Delete/.test(action))).toEqual([]);
  });

  it('give each statement a unique id of letters and digits', () => {
    const alike = ['aB-c', 'a-b-c'].map((table) => ({ table, access: 'read' }));
    const { Statement } = documentOf<{ Statement: Statement[] }>(
      render({ grants: alike }),
      'task-role.json',
    );
    const ids = Statement.map(({ Sid }) => Sid);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.join('')).toMatch(/^[A-Za-z0-9]+$/);
  });

  it('let the service itself read only its own secrets', () => {
    const { Statement } = documentOf<{ Statement: Statement[] }>(render(), 'task-role.json');
    const secrets = Statement.filter(({ Sid }) => Sid === 'ReadSecrets');
    expect(secrets[0]?.Resource).toHaveLength(2);
    expect(JSON.stringify(Statement)).not.toContain('shared/agent');
  });

  it('use the partition of the region', () => {
    const china = structuredClone(workspace);
    china.environments['production']!.region = 'cn-north-1';
    const manifest = readServices(
      [{ name: 'payments', file: 'service.json', text: JSON.stringify(MANIFEST) }],
      china,
    )[0]!.manifest;
    const files = renderService(
      {
        name: 'payments',
        manifest,
        folder: 'x',
        packages: [],
        bases: BASES,
      },
      china,
    );
    const role = files.get('deploy/production/task-role.json')!;
    expect(role).toContain('arn:aws-cn:sns:cn-north-1:333333333333:news');
    expect(role).not.toContain('arn:aws:');
  });
});
