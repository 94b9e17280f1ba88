import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { findAffected, type Affected } from '../../deploy/affected/find-affected.ts';
import type { InputDigests } from '../../deploy/affected/input-digests.ts';
import { commitOf, isInHistory } from '../../deploy/commit/git.ts';
import { servicesAffectedSince } from '../../deploy/affected/nx.ts';
import { AFFECTED_FORMATS } from '../../deploy/affected/write-affected.ts';
import { environmentsOf } from '../../deploy/environments.ts';
import { withFormat } from '../../deploy/options.ts';
import { serviceNames } from '../../deploy/services.ts';
import { columnsFor } from '../../terminal.ts';
import { readSettingsOf, readWorkspaceHere } from '../../deploy/subject.ts';

interface AffectedOptions {
  readonly environment?: string;
  readonly base?: string;
  readonly format: string;
  readonly output?: string;
}

/** `gatehouse affected` */
export function affectedCommand(): Command {
  return withFormat(
    new Command('affected')
      .description(
        'List the services that are behind in an environment. Exits with 0, or with 2 if a service could not be compared.',
      )
      .option('-e, --environment <name>', 'one environment (default: all that are not local)')
      .addOption(
        new Option(
          '--base <commit>',
          'compare with a commit or branch, and not with what is deployed; needs no AWS',
        ).conflicts('environment'),
      ),
    Object.keys(AFFECTED_FORMATS),
  ).action(async ({ environment, base, format, output }: AffectedOptions) => {
    const services = serviceNames();
    const found =
      base === undefined
        ? await affectedIn(environment, services)
        : await affectedSince(base, services);
    const written = AFFECTED_FORMATS[format]!(found, columnsFor(output));
    if (output === undefined) process.stdout.write(written);
    else await writeFile(output, written);
  });
}

async function affectedIn(
  environment: string | undefined,
  services: readonly string[],
): Promise<Affected[]> {
  if (environment !== undefined) await readSettingsOf(environment);
  const workspace = await readWorkspaceHere();
  const { readDeployed } = await import('../../deploy/record/read-deployed.ts');
  const deployed = await Promise.all(
    environmentsOf(workspace, environment).map(
      async (each) => [each, await readDeployed(workspace, each, services)] as const,
    ),
  );
  const inputs = await readInputs(
    services,
    deployed.map(([each]) => each),
  );
  return findAffected(services, new Map(deployed), { inputs, isInHistory, servicesAffectedSince });
}

async function affectedSince(base: string, services: readonly string[]): Promise<Affected[]> {
  const changed = await servicesAffectedSince(await commitOf(base), services);
  return services.map((service) => {
    const affected = changed.has(service);
    return { service, affected, because: `${affected ? 'changed' : 'unchanged'} since ${base}` };
  });
}

/** One graph for all services; if one of them is broken, one graph each. An unreadable service has none. */
async function readInputs(
  services: readonly string[],
  environments: readonly string[],
): Promise<InputDigests> {
  const { inputDigests } = await import('../../deploy/affected/input-digests.ts');
  const root = process.cwd();
  try {
    return await inputDigests(root, services, environments);
  } catch {
    const found = await Promise.all(
      services.map((service) =>
        inputDigests(root, [service], environments).catch(
          () => new Map<string, Map<string, string>>(),
        ),
      ),
    );
    return new Map(found.flatMap((each) => [...each]));
  }
}
