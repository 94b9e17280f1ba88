import { GatehouseError } from '@gatehouse/service-manifest';
import { linux, number, rangeOf, record, seconds } from './copilot-values.ts';
import { Fields } from './fields.ts';
import type { Imported, Loss } from './loss.ts';
import { clean } from './manifest-of-ecs.ts';
import { parseCopilotManifest } from './parse-copilot-manifest.ts';
import { portOf } from './port-of.ts';
import { CURRENT_VERSION, hasVersion, secretOf } from './secret-of.ts';

/** The kinds of https://aws.github.io/copilot-cli/docs/manifest/overview/ that correspond to Gatehouse services. */
const KINDS: Readonly<Record<string, 'public' | 'internal'>> = {
  'Load Balanced Web Service': 'public',
  'Backend Service': 'internal',
};

/** The consequence for fields, by the beginning of their paths. */
const REMEDIES: readonly (readonly [string, string])[] = [
  ['http.', 'Gatehouse balances by host: the service has a host of its own'],
  ['image.build', 'nx container builds the image from the code of the service'],
  ['image.location', 'nx container builds the image; one that others built is not deployed'],
  ['sidecars', 'a service has one container'],
  ['exec', 'no shell is opened in a task: gatehouse debug runs one beside it'],
  [
    'storage.volumes',
    'grant a volume, and copy the files: npx nx generate grant NAME volume VOLUME',
  ],
  [
    'secrets',
    'is no secret of Secrets Manager: put it there, and its name under "injectedSecrets"',
  ],
  ['network', 'Gatehouse makes the network and its rules'],
  ['taskdef_overrides', 'the task definition is rendered from the manifest'],
  ['observability', 'tracing is switched on in the code of the service'],
];

/**
 * @param text YAML of `copilot/NAME/manifest.yml`.
 * @throws for another document, and for kinds that are not services
 */
export function manifestOfCopilot(name: string, text: string): Imported {
  const fields = new Fields(parseCopilotManifest(text));
  const kind = String(fields.take('type') ?? '');
  const exposure = KINDS[kind];
  if (exposure === undefined)
    throw new GatehouseError(
      'GH-OPERATE-006',
      `a Copilot manifest of the type "${kind}" is no service; ${Object.keys(KINDS).join(' and ')} are`,
    );
  fields.take('name');
  const losses: Loss[] = [];
  const { port, losses: ofPort } = portOf(fields.takeIf('image.port', number));
  losses.push(...ofPort);
  const environments = Object.keys(record(fields.look('environments')));
  const manifest = {
    description: `Imported from Copilot’s ${name}`,
    port,
    exposure,
    architecture: architectureOf(fields),
    secrets: { apiKeys: `${name}/api-keys` },
    injectedSecrets: injectedOf(fields, losses),
    ...settingsOf(fields, '', losses),
    healthCheck: clean({
      interval: fields.takeIf('image.healthcheck.interval', seconds),
      timeout: fields.takeIf('image.healthcheck.timeout', seconds),
      retries: fields.takeIf('image.healthcheck.retries', number),
      startPeriod: fields.takeIf('image.healthcheck.start_period', seconds),
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

/**
 * Settings that Copilot allows to differ between environments.
 * @param at Path, with a trailing dot
 */
function settingsOf(fields: Fields, at: string, losses: Loss[]): Record<string, unknown> {
  const cpu = fields.takeIf(`${at}cpu`, number);
  const memory = fields.takeIf(`${at}memory`, number);
  const variables = record(fields.look(`${at}variables`));
  const environment = Object.entries(variables).flatMap(([key, value]) => {
    // Copilot fills placeholders in: ${COPILOT_ENVIRONMENT_NAME}.
    if (typeof value === 'object' || /\$\{/.test(String(value))) return [];
    fields.take(`${at}variables.${key}`);
    return [[key, String(value)] as const];
  });
  const ephemeral = fields.takeIf(`${at}storage.ephemeral`, number);
  // A read-only file system is the default in any case.
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
  const [, min, max] = fields.takeIf(`${at}count.range`, rangeOf) ?? [
    undefined,
    ...['min', 'max'].map((end) => fields.takeIf(`${at}count.range.${end}`, number)),
  ];
  const spot = fields.takeIf(`${at}count.spot`, number);
  return {
    min: min === undefined ? spot : Number(min),
    max: max === undefined ? spot : Number(max),
    cpuTarget:
      fields.takeIf(`${at}count.cpu_percentage`, number) ??
      fields.takeIf(`${at}count.cpu_percentage.value`, number),
    spot: spot !== undefined,
  };
}

/** `linux/arm64`, or an object with the architecture. */
function architectureOf(fields: Fields): 'ARM64' | undefined {
  const system = String(fields.look('platform.osfamily') ?? 'linux');
  const name =
    fields.takeIf('platform', linux) ??
    (system === 'linux'
      ? fields.takeIf('platform.architecture', (value) => linux(`linux/${value}`))
      : undefined);
  if (name !== undefined) fields.take('platform.osfamily');
  return name?.toLowerCase() === 'arm64' ? 'ARM64' : undefined;
}

function injectedOf(fields: Fields, losses: Loss[]): Record<string, unknown> {
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
      if (secret !== undefined && hasVersion(String(named ?? value)))
        losses.push({ path: `${path}.version`, what: CURRENT_VERSION });
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
  REMEDIES.find(([prefix]) => path.replace(/^environments\.[^.]+\./, '').startsWith(prefix))?.[1] ??
  'the manifest has nothing like it';
