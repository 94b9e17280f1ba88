import { parseWorkspace } from '@gatehouse/service-manifest';
import { WORKSPACE } from '../../deploy/test/workspace.ts';
import { differing } from './differing.ts';
import type { EcsSource } from './ecs-source.ts';
import { manifestOfCopilot } from './manifest-of-copilot.ts';
import { manifestOfEcs } from './manifest-of-ecs.ts';
import { parseTaskDefinition } from './parse-task-definition.ts';
import { validManifest } from './valid-manifest.ts';

/** Shapes that task definitions and Copilot manifests in public repositories have. */
const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
const [first = ''] = Object.keys(workspace.environments);

function fromEcs(document: object, more: Omit<EcsSource, 'taskDefinition'> = {}) {
  const source = { ...parseTaskDefinition('task.json', JSON.stringify(document)), ...more };
  const found = validManifest('shop', manifestOfEcs('shop', source), workspace, []);
  const others = differing('shop', source, found.manifest, workspace, first, new Map());
  return { manifest: found.manifest, losses: byPath([...found.losses, ...others]) };
}

function fromCopilot(text: string) {
  const found = validManifest('shop', manifestOfCopilot('shop', text), workspace, []);
  return { manifest: found.manifest, losses: byPath(found.losses) };
}

const byPath = (losses: readonly { path: string; what: string }[]) =>
  Object.fromEntries(losses.map(({ path, what }) => [path, what]));

describe('a task definition of another tool', () => {
  it('may have null for all unset values', () => {
    const { manifest } = fromEcs({
      containerDefinitions: [
        { name: 'a', image: 'i', secrets: null, environment: null, portMappings: null },
      ],
      cpu: null,
      volumes: null,
    });
    expect(manifest.port).toBe(8080);
  });

  it('has its main container compared setting by setting, under any name', () => {
    const { losses } = fromEcs({
      containerDefinitions: [
        { name: 'web', image: 'nginx:latest', user: 'root', dockerLabels: { a: 'b' } },
        { name: 'celery', image: 'celery', essential: false },
      ],
    });
    expect(losses).toMatchObject({
      'containerDefinitions.web.image': expect.stringContaining('nginx:latest is not deployed'),
      'taskDefinition.containerDefinitions.web.name': 'is changed to shop',
      'taskDefinition.containerDefinitions.shop.user': 'is changed',
      'taskDefinition.containerDefinitions.celery': 'is dropped: a service has one container',
    });
    expect(Object.keys(losses).join()).toContain('containerDefinitions.shop.dockerLabels');
  });

  it('may name its size in vCPU and GB', () => {
    const { manifest } = fromEcs({
      containerDefinitions: [{ name: 'a', image: 'i' }],
      ...{ cpu: '.5 vCPU', memory: '2 GB' },
    });
    expect(manifest.size).toEqual({ cpu: 512, memory: 2048 });
  });

  it('has a port that Fargate does not allow replaced, by name', () => {
    const { manifest, losses } = fromEcs({
      containerDefinitions: [{ name: 'a', image: 'i', portMappings: [{ containerPort: 80 }] }],
    });
    expect([manifest.port, losses['port']]).toEqual([
      8080,
      '80 is not allowed (1024 to 49151): the service listens on 8080',
    ]);
  });

  it('loses single variables whose names Gatehouse does not allow, and no other', () => {
    const names = ['GOOD', 'lower.case', 'a b', '', 'PORT'];
    const { manifest, losses } = fromEcs({
      containerDefinitions: [
        { name: 'a', image: 'i', environment: names.map((name) => ({ name, value: 'x' })) },
      ],
    });
    expect(manifest.environment).toEqual({ GOOD: 'x' });
    expect(Object.keys(losses)).toEqual(
      expect.arrayContaining(
        ['lower.case', 'a b', '', 'PORT'].map((each) => `environment.${each}`),
      ),
    );
  });

  it('loses the version of a secret, and a secret of another service as a whole', () => {
    const of = (name: string) => `arn:aws:secretsmanager:eu-central-1:1:secret:${name}`;
    const secret = (name: string, valueFrom: string) => ({
      name,
      valueFrom: of(valueFrom).replace(':1:', ':111111111111:'),
    });
    const { manifest, losses } = fromEcs({
      containerDefinitions: [
        {
          ...{ name: 'a', image: 'i' },
          secrets: [
            secret('OLD', 'shop/db-a1B2c3:password:AWSPREVIOUS:'),
            secret('NOW', 'shop/db-a1B2c3:password:AWSCURRENT:'),
            secret('FOREIGN', 'other/db-a1B2c3'),
          ],
        },
      ],
    });
    const db = { secret: 'shop/db', field: 'password' };
    expect(manifest.injectedSecrets).toEqual({ OLD: db, NOW: db });
    expect(losses).toMatchObject({
      'containerDefinitions.a.secrets.OLD.version': expect.stringContaining('current version'),
      'injectedSecrets.FOREIGN': expect.stringContaining('"other/db" would be a secret of "other"'),
    });
    expect(losses).not.toHaveProperty(['containerDefinitions.a.secrets.NOW.version']);
    expect(losses).not.toHaveProperty(['injectedSecrets.FOREIGN.secret']);
  });

  it('has everything of its service and its scaling named that Gatehouse does not have', () => {
    const { losses } = fromEcs(
      { containerDefinitions: [{ name: 'shop', image: 'i' }] },
      {
        service: {
          ...{ serviceName: 'shop', launchType: 'EC2', status: 'ACTIVE', runningCount: 2 },
          serviceRegistries: [{ registryArn: 'arn' }],
          deployments: [
            {
              ...{ status: 'PRIMARY', serviceConnectConfiguration: { enabled: true } },
              volumeConfigurations: [{ name: 'data' }],
            },
          ],
          placementStrategy: [{ type: 'spread' }],
          deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: 'arn' }] },
          tags: [
            { key: 'team', value: 'x' },
            { key: 'aws:cloudformation:stack-name', value: 'x' },
          ],
        },
        scalingPolicies: [
          {
            ...{ PolicyName: 'steps', PolicyType: 'StepScaling', PolicyARN: 'arn' },
            ...{ ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' },
            ...{ ResourceId: 'service/a/b', CreationTime: new Date(0) },
          },
        ],
        scheduledActions: [
          {
            ...{ ScheduledActionName: 'night', ScheduledActionARN: 'arn', Schedule: 'cron(x)' },
            ...{ ServiceNamespace: 'ecs', ResourceId: 'service/a/b', CreationTime: new Date(0) },
          },
        ],
      },
    );
    expect(losses).toMatchObject({
      'service.launchType': expect.stringContaining('Fargate'),
      'service.serviceRegistries': expect.stringContaining('is dropped'),
      'service.serviceConnectConfiguration': expect.stringContaining('"calls"'),
      'service.volumeConfigurations': expect.stringContaining('grant a volume'),
      'service.placementStrategy': expect.stringContaining('is dropped'),
      'service.deploymentConfiguration.lifecycleHooks': 'is dropped',
      'service.tags.team': 'is dropped',
      'scaling.policies.steps': expect.stringContaining('is dropped'),
      'scaling.scheduledActions.night': expect.stringContaining('is dropped'),
    });
    const others = Object.keys(losses).join('\n');
    expect(others).not.toMatch(/aws:cloud|service\.(?:status|runningCount|serviceName)/);
  });

  it.each([
    [{ cpu: { Ref: 'Cpu' }, containerDefinitions: [] }, /cpu: must be a string/],
    [{ containerDefinitions: [{ name: 'a', environment: {} }] }, /0\.environment: must be a list/],
    [{ containerDefinitions: ['a'] }, /^task\.json: containerDefinitions\.0: must be an object/],
  ])('is refused in one line for another shape: %j', (document, message) => {
    expect(() => fromEcs(document)).toThrow(message);
  });

  it('is refused by name if it is not JSON, such as a template', () => {
    expect(() => parseTaskDefinition('task.json', '{ "cpu": ${CPU} }')).toThrow(
      /^task\.json is not valid JSON: /,
    );
  });
});

describe('a Copilot manifest', () => {
  const service = (more: string) =>
    fromCopilot(`type: Load Balanced Web Service\nname: shop\n${more}`);

  it('may share parts with YAML merge keys', () => {
    const { manifest } = service(
      'x: &x { A: one }\nimage: { port: 3000 }\nvariables: { <<: *x, B: two }',
    );
    expect([manifest.port, manifest.environment]).toEqual([3000, { A: 'one', B: 'two' }]);
  });

  it('has unsupported ports, ranges, platforms and durations named', () => {
    const { losses } = service(
      [
        'image: { port: 80, healthcheck: { interval: 1m30s, timeout: $T } }',
        'platform: windows/amd64',
        'cpu: ${CPU}',
        'count: { range: { min: 2, max: 4, spot_from: 3 }, cpu_percentage: { value: 70, cooldown: { in: 1m } } }',
        'environments: { laptop: { http: { alias: a.example.com } } }',
      ].join('\n'),
    );
    expect(losses).toMatchObject({
      port: expect.stringMatching(/^80 is not allowed/),
      platform: expect.anything(),
      cpu: expect.anything(),
      'image.healthcheck.timeout': expect.anything(),
      'count.range.spot_from': expect.anything(),
      'count.cpu_percentage.cooldown.in': expect.anything(),
      'environments.laptop.http.alias': expect.stringContaining('balances by host'),
    });
    expect(losses).not.toHaveProperty('image.healthcheck.interval');
  });

  it('has values named that Copilot fills in, or looks up', () => {
    const { manifest, losses } = service(
      [
        'variables: { A: !Ref Table, B: "${COPILOT_ENVIRONMENT_NAME}", C: { from_cfn: x }, D: plain }',
        "secrets: { DB: { secretsmanager: 'shop/db:password:AWSPREVIOUS:' } }",
      ].join('\n'),
    );
    expect(manifest.environment).toEqual({ D: 'plain' });
    expect(losses).toMatchObject({
      'variables.A.!Ref': expect.anything(),
      'variables.B': expect.anything(),
      'variables.C.from_cfn': expect.anything(),
      'secrets.DB.version': expect.stringContaining('current version'),
    });
  });

  it('may have its platform and its CPU target in objects', () => {
    const { manifest } = service(
      'platform: { osfamily: linux, architecture: arm64 }\ncount: { range: 2-4, cpu_percentage: { value: 70 } }',
    );
    expect([manifest.architecture, manifest.tasks?.cpuTarget]).toEqual(['ARM64', 70]);
    expect(service('platform: { osfamily: windows_server_2022_core }').losses).toHaveProperty([
      'platform.osfamily',
    ]);
  });

  it('gets two tasks instead of one, as production needs, and keeps the rest', () => {
    const { manifest, losses } = service('count: { range: 1-4, cpu_percentage: 70 }');
    expect(manifest.tasks).toEqual({ min: 2, max: 4, cpuTarget: 70 });
    expect(losses['tasks.min']).toMatch(/^becomes 2: /);
  });

  it.each([
    ['type: Worker Service', /"Worker Service" is no service/],
    ['a: {{.Name}}\n b: c', /^the Copilot manifest is not valid YAML: [^\n]+$/],
    ['', /type "" is no service/],
    ['a: &a [*a]\ntype: Backend Service', /is not valid YAML: an anchor contains itself$/],
  ])('is refused in one line: %j', (text, message) => {
    expect(() => manifestOfCopilot('shop', text)).toThrow(message);
  });
});
