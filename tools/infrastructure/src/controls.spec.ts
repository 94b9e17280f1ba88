import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource, Validations } from 'aws-cdk-lib';
import { readWorkspace } from '@gatehouse/service-manifest';
import { createApp } from './create-app.ts';
import fsbp from './test/fsbp-controls.json' with { type: 'json' };
import { starter, starterServices } from './test/starter-workspace.ts';
import { services, workspace } from './test/workspace.ts';

const root = join(import.meta.dirname, '../../..');
const CONTROL = /\b[A-Z][A-Za-z0-9]+\.\d+\b/g;

/** The cells of all rows of docs/controls.md. */
const rows = readFileSync(join(root, 'docs/controls.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:control|rule|-)/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
const controls = rows
  .filter((cells) => cells.length === 4)
  .map(([ids = '', asks, where = '', test = '']) => ({
    ids: idsIn(ids),
    asks,
    files: codeIn(where),
    specs: codeIn(test),
    reason: test,
  }));

/** `WAF.1, WAF.3 to WAF.5` are four. */
function idsIn(cell: string): string[] {
  const ranges = [...cell.matchAll(/\b([A-Z][A-Za-z0-9]+)\.(\d+) to \1\.(\d+)/g)];
  const inRanges = ranges.flatMap(([, service, from, to]) =>
    Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, at) => `${service}.${Number(from) + at}`,
    ),
  );
  return [...new Set([...(cell.match(CONTROL) ?? []), ...inRanges])];
}

function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+\.ts)`/g)].map(([, file]) => file!);
}

const pathOf = (file: string) =>
  /^(?:libs|tools)\//.test(file) ? join(root, file) : join(import.meta.dirname, file);

/** The controls with which the titles of a file's tests begin. */
const controlsIn = (file: string): Set<string> =>
  new Set(
    [...readFileSync(pathOf(file), 'utf8').matchAll(/\bit\(\s*['"]([^'":]*): /g)].flatMap(
      ([, title]) => title!.match(CONTROL) ?? [],
    ),
  );

/** Services whose resources no control of the standard covers, and the standard's names for the others. */
const CALLED: Readonly<Record<string, string | undefined>> = {
  AccessAnalyzer: undefined,
  ApiGatewayV2: 'APIGateway',
  CDK: undefined,
  CertificateManager: 'ACM',
  CloudWatch: undefined,
  ElasticLoadBalancingV2: 'ELB',
  Events: 'EventBridge',
  InspectorV2: 'Inspector',
  KinesisFirehose: 'DataFirehose',
  Logs: undefined,
  Route53Resolver: 'NetworkFirewall',
  Scheduler: undefined,
  SecurityHub: undefined,
  ServiceDiscovery: undefined,
  ApplicationAutoScaling: undefined,
  WAFv2: 'WAF',
};

describe('AWS Foundational Security Best Practices', () => {
  const known = new Map(Object.entries(fsbp.controls));

  it.each([...known])('has each control of %s in docs/controls.md', (service, numbers) => {
    const written = new Set(controls.flatMap(({ ids }) => ids));
    expect(
      numbers.map((number) => `${service}.${number}`).filter((id) => !written.has(id)),
    ).toEqual([]);
  });

  it('is listed for the service of every kind of resource that a template has', () => {
    const used = [createApp(workspace, services), createApp(starter, starterServices)]
      .flatMap((app) => app.node.findAll())
      .flatMap((node) => (CfnResource.isCfnResource(node) ? [node.cfnResourceType] : []))
      .flatMap((type) => /^AWS::(\w+)::/.exec(type)?.[1] ?? []);
    const unknown = [...new Set(used)].filter((service) => {
      const name = service in CALLED ? CALLED[service] : service;
      return name !== undefined && !known.has(name);
    });
    expect(unknown).toEqual([]);
  });
});

describe('docs/controls.md', () => {
  it.each(controls)('has a test, or a reason, for $ids: $asks', ({ ids, files, specs, reason }) => {
    expect(ids.length).toBeGreaterThan(0);
    for (const file of [...files, ...specs])
      expect([file, existsSync(pathOf(file))]).toEqual([file, true]);
    if (specs.length === 0) {
      expect(reason).not.toBe('');
      return;
    }
    const tested = specs.map(controlsIn);
    for (const id of ids) expect([id, tested.some((some) => some.has(id))]).toEqual([id, true]);
    for (const [at, some] of tested.entries())
      expect([specs[at], ids.some((id) => some.has(id))]).toEqual([specs[at], true]);
  });

  it('names every test of a control', () => {
    const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.spec\.ts$|\bevery-resource\.ts$/.test(file),
    );
    const missing = tests.flatMap((file) =>
      [...controlsIn(file)]
        .filter(
          (id) => !controls.some(({ ids, specs }) => ids.includes(id) && specs.includes(file)),
        )
        .map((id) => `${id} in ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('lists every acknowledged finding of cdk-nag with its reason, and no other', () => {
    const repository = readWorkspace(root);
    const acknowledged = [
      createApp(workspace, services),
      createApp(starter, starterServices),
      createApp(repository.settings(), repository.services()),
    ]
      .flatMap((app) => app.node.findAll())
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => `${/AwsSolutions-\w+/.exec(id)![0]}: ${reason}`);
    const written = rows
      .filter((cells) => cells.length === 3)
      .map(([rule, , reason]) => `${rule}: ${reason!.replaceAll('\\', '')}`);
    expect([...new Set(acknowledged)].sort()).toEqual(written.sort());
  });
});
