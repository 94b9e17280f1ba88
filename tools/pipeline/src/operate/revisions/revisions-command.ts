import { Command, InvalidArgumentError } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { withFormat, withSubject } from '../../deploy/options.ts';
import { placeText, suggestService } from '../../deploy/services.ts';
import { readLocation } from '../../deploy/subject.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { withExamples } from '../with-examples.ts';
import { writeOutput, type OutputOptions } from '../write-output.ts';
import { revisionsText } from './revisions-text.ts';

/** ECS lists a hundred at once. */
const MOST = 100;

interface RevisionsOptions extends OutputOptions {
  readonly service: string;
  readonly environment: string;
  readonly limit: number;
}

/** `gatehouse revisions` */
export function revisionsCommand(): Command {
  return withExamples(
    withFormat(
      withSubject(
        new Command('revisions').description(
          'List the registered revisions of a service, the newest first: image, commit, evidence of the gate, and which of them runs (*). Exits with 0: listed, perhaps none, 2: not readable, or there is no cluster.',
        ),
      ).option('--limit <number>', 'how many', limit, 10),
    ),
    'revisions --service payments --environment production',
    'revisions --service payments --environment production --limit 50 --json',
  ).action(async (options: RevisionsOptions) => {
    const { service, environment } = options;
    const location = await readLocation(service, environment);
    const { readRevisions } = await import('./read-revisions.ts');
    const revisions = await inEnvironment(location.workspace, environment, (aws) =>
      readRevisions(aws, location, options.limit),
    );
    const unknown = revisions.length === 0 ? suggestService(service) : '';
    if (unknown !== '')
      throw new GatehouseError('GH-WORKSPACE-004', `There is no service "${service}"${unknown}`);
    await writeOutput(options, { service, environment, revisions }, (colours, columns) =>
      revisions.length === 0
        ? `${service} has no revision in ${placeText(location.names)}\n`
        : revisionsText(revisions, { colours, columns, now: new Date() }),
    );
  });
}

function limit(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST}.`);
  return number;
}
