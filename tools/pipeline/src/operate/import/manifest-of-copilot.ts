import { parse } from 'yaml';
import { GatehouseError } from '@gatehouse/service-manifest';
import { Fields } from './fields.ts';
import type { Imported, Loss } from './loss.ts';
import { clean } from './manifest-of-ecs.ts';
import { secretOf } from './secret-of.ts';

/** The kinds of https://aws.github.io/copilot-cli/docs/manifest/overview/ that are services of Gatehouse. */
const KINDS: Readonly<Record<string, 'public' | 'internal'>> = {
  'Load Balanced Web Service': 'public',
  'Backend Service': 'internal',
};

/** What becomes of fields, by how their paths begin. */
const REMEDIES: readonly (readonly [string, string])[] = [
  ['http.', 'Gatehouse balances by host: the service has a host of its own'],
  ['image.build', 'nx container builds the image from the code of the service'],
  ['image.location', 'nx container builds the image; one that others built is not deployed'],
  ['sidecars', 'a service has one container'],
  ['exec', 'no shell is opened in a task: gatehouse debug runs one beside it'],
  ['storage.volumes', 'a task has no volumes: keep data in S3 or DynamoDB'],
  [
    'secrets',
    'is no secret of Secrets Manager: put it there, and its name under "injectedSecrets"',
  ],
  ['network', 'Gatehouse makes the network and its rules'],
  ['taskdef_overrides', 'the task definition is rendered from the manifest'],
  ['observability', 'tracing is switched on in the code of the service'],
];

/** @param text YAML of `copilot/NAME/manifest.yml`. @throws for another document, and for kinds that are no services */
export function manifestOfCopilot(name: string, text: string): Imported {
  const fields = new Fields(parse(text));
  const kind = String(fields.take('type') ?? '');
  const exposure = KINDS[kind];
  if (exposure === undefined)
    throw new GatehouseError(
      'GH-OPERATE-006',
      `a Copilot manifest of the type "${kind}" is no service; ${Object.keys(KINDS).join(' and ')} are`,
    );
  fields.take('name');
  const losses: Loss[] = [];
  const environments = Object.keys(record(fields.look('environments')));
  const manifest = {
    description: `Imported from Copilot’s ${name}`,
    port: number(fields.take('image.port')) ?? 8_080,
    exposure,
    architecture: /arm64/i.test(String(fields.take('platform') ?? '')) ? 'ARM64' : undefined,
    secrets: { apiKeys: `${name}/api-keys` },
    injectedSecrets: injectedOf(fields),
    ...settingsOf(fields, '', losses),
    healthCheck: clean({
      interval: seconds(fields.take('image.healthcheck.interval')),
      timeout: seconds(fields.take('image.healthcheck.timeout')),
      retries: number(fields.take('image.healthcheck.retries')),
      startPeriod: seconds(fields.take('image.healthcheck.start_period')),
    }),
    environments: Object.fromEntries(
      environments.map((each) => [each, settingsOf(fields, `environments.${each}.`, losses)]),
    ),
  };
  return {
    manifest: clean(manifest),
    losses: [
      ...losses,
      ...fields.rest().map((path) => ({ path, what: remedyOf(path) })),
      {
        path: 'secrets.apiKeys',
        what: `callers authenticate with the keys in ${name}/api-keys, which Gatehouse makes`,
      },
    ],
  };
}

/** What Copilot lets differ between environments. @param at Where, with a dot at its end */
function settingsOf(fields: Fields, at: string, losses: Loss[]): Record<string, unknown> {
  const cpu = number(fields.take(`${at}cpu`));
  const memory = number(fields.take(`${at}memory`));
  const variables = record(fields.look(`${at}variables`));
  const environment = Object.entries(variables).flatMap(([key, value]) => {
    if (typeof value === 'object') return [];
    fields.take(`${at}variables.${key}`);
    return [[key, String(value)] as const];
  });
  const ephemeral = number(fields.take(`${at}storage.ephemeral`));
  // What a task cannot write to is how it is anyway.
  if (fields.look(`${at}storage.readonly_fs`) === true) fields.take(`${at}storage.readonly_fs`);
  const tasks = tasksOf(fields, at);
  if (tasks.spot)
    losses.push({ path: `${at}count.spot`, what: 'all tasks but the first are on Spot' });
  return clean({
    size: clean({ cpu, memory }),
    tasks: clean({ min: tasks.min, max: tasks.max, cpuTarget: tasks.cpuTarget }),
    capacity: tasks.spot ? 'spot' : undefined,
    environment: Object.fromEntries(environment),
    ephemeralStorage: ephemeral,
  });
}

function tasksOf(fields: Fields, at: string) {
  const count = fields.look(`${at}count`);
  const fixed = number(count);
  if (fixed !== undefined) {
    fields.take(`${at}count`);
    return { min: fixed, max: fixed, cpuTarget: undefined, spot: false };
  }
  const range = String(fields.take(`${at}count.range`) ?? '');
  const [, min, max] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  const spot = number(fields.take(`${at}count.spot`));
  return {
    min: min === undefined ? spot : Number(min),
    max: max === undefined ? spot : Number(max),
    cpuTarget: number(fields.take(`${at}count.cpu_percentage`)),
    spot: spot !== undefined,
  };
}

function injectedOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record(fields.look('secrets'))).flatMap(([variable, value]) => {
      const path = `secrets.${variable}`;
      const named = (value as { secretsmanager?: unknown } | null)?.secretsmanager;
      const secret =
        typeof named === 'string'
          ? fieldOf(named)
          : typeof value === 'string'
            ? secretOf(value)
            : undefined;
      if (secret !== undefined) fields.take(path);
      return secret === undefined ? [] : [[variable, secret]];
    }),
  );
}

/** `payments/bank:password::` */
function fieldOf(text: string): { secret: string; field?: string } {
  const [secret = '', field] = text.split(':');
  return field ? { secret, field } : { secret };
}

const remedyOf = (path: string): string =>
  REMEDIES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'the manifest has nothing like it';

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** `10s`, `1m` */
function seconds(value: unknown): number | undefined {
  const [, count, unit] = /^(\d+)(s|m)$/.exec(String(value ?? '')) ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'm' ? 60 : 1);
}
