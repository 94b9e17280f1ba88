import { parseWorkspace } from '@gatehouse/service-manifest';
import { WORKSPACE } from '../../deploy/test/workspace.ts';
import { differing } from './differing.ts';
import { manifestOfCopilot } from './manifest-of-copilot.ts';
import { manifestOfEcs } from './manifest-of-ecs.ts';
import { parseTaskDefinition } from './read-ecs.ts';
import { validManifest } from './valid-manifest.ts';

/** Shapes that task definitions and Copilot manifests in public repositories have. */
const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
const [first = ''] = Object.keys(workspace.environments);

function fromEcs(document: object) {
  const source = parseTaskDefinition('task.json', JSON.stringify(document));
  const found = validManifest('shop', manifestOfEcs('shop', source), workspace, []);
  const more = differing('shop', source, found.manifest, workspace, first, new Map());
  return { manifest: found.manifest, losses: byPath([...found.losses, ...more]) };
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
        'count: { range: { min: 2, max: 4, spot_from: 3 }, cpu_percentage: { value: 70, cooldown: 1m } }',
        'environments: { laptop: { http: { alias: a.example.com } } }',
      ].join('\n'),
    );
    expect(losses).toMatchObject({
      port: expect.stringMatching(/^80 is not allowed/),
      platform: expect.anything(),
      cpu: expect.anything(),
      'image.healthcheck.timeout': expect.anything(),
      'count.range.spot_from': expect.anything(),
      'count.cpu_percentage.value': expect.anything(),
      'environments.laptop.http.alias': expect.stringContaining('balances by host'),
    });
    expect(losses).not.toHaveProperty('image.healthcheck.interval');
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
  ])('is refused in one line: %j', (text, message) => {
    expect(() => manifestOfCopilot('shop', text)).toThrow(message);
  });
});
