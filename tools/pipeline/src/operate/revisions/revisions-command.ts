import { Command, InvalidArgumentError } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { withFormat, withSubject } from '../../deploy/options.ts';
import { shortDigests } from '../../deploy/report/describe-change.ts';
import { placeText, suggestService } from '../../deploy/services.ts';
import { readLocation } from '../../deploy/subject.ts';
import { cleanText } from '../../gate/reporters/clean-text.ts';
import { ageText } from '../../gate/reporters/describe-time.ts';
import type { ReporterOptions } from '../../gate/reporters/reporter.ts';
import { alignColumns } from '../../gate/reporters/text-table.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { withExamples } from '../with-examples.ts';
import { writeOutput, type OutputOptions } from '../write-output.ts';
import type { RevisionRow } from './read-revisions.ts';

const TITLES = ['', 'revision', 'image', 'commit', 'deployed', 'gate', 'tasks', 'by'];
const WIDTHS = [1, 48, 24, 12, 18, 32, 5, 60];
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
        : text(revisions, { colours, columns, now: new Date() }),
    );
  });
}

function text(
  rows: readonly RevisionRow[],
  { colours, now, columns }: ReporterOptions & { readonly columns: number },
): string {
  return alignColumns(
    [TITLES, ...rows.map((row) => cells(row, now))],
    WIDTHS,
    (cell, _column, at) => (at === 0 ? colours.bold(cell) : cell),
    columns,
  )
    .map((line) => `${line}\n`)
    .join('');
}

function cells(row: RevisionRow, now: Date): string[] {
  const { revision, image, record, tasks, current, held } = row;
  const { evidence } = record ?? {};
  const expired = evidence !== undefined && Date.parse(evidence.expires) <= now.getTime();
  return [
    current ? '*' : '',
    revision,
    image === undefined ? '-' : shortDigests(image.slice(image.indexOf('@') + 1)),
    record?.commit?.slice(0, 12) ?? '-',
    record === undefined ? 'never' : ageText(new Date(record.deployedAt), now),
    [
      evidence === undefined ? '-' : `passed ${evidence.verifiedAt.slice(0, 10)}`,
      ...(expired ? ['has expired'] : []),
      ...(held ? ['HELD'] : []),
    ].join(', '),
    String(tasks),
    record?.by ?? '-',
  ].map(cleanText);
}

function limit(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST}.`);
  return number;
}
