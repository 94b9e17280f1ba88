import { GatehouseError } from '@gatehouse/service-manifest';
import { clean } from './clean.ts';
import { remedyOf } from './copilot-remedies.ts';
import { injectedOf } from './copilot-secrets.ts';
import { settingsOf } from './copilot-settings.ts';
import { linux, number, record, seconds } from './copilot-values.ts';
import { Fields } from './fields.ts';
import type { Imported, Loss } from './loss.ts';
import { parseCopilotManifest } from './parse-copilot-manifest.ts';
import { portOf } from './port-of.ts';

/** The kinds of https://aws.github.io/copilot-cli/docs/manifest/overview/ that correspond to Gatehouse services. */
const KINDS: Readonly<Record<string, 'public' | 'internal'>> = {
  'Load Balanced Web Service': 'public',
  'Backend Service': 'internal',
};

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
