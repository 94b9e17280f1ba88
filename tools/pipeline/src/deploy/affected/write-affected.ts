import { jsonText } from '../../gate/reporters/json-text.ts';
import { alignColumns } from '../../gate/reporters/text-table.ts';
import { batchOutputs } from '../report/batch-outputs.ts';
import type { Affected } from './find-affected.ts';

/** The output of `affected`, by format, for a terminal of a width; pure. */
export const AFFECTED_FORMATS: Readonly<
  Record<string, (found: readonly Affected[], columns?: number) => string>
> = {
  text: (found, columns) =>
    alignColumns(
      found.map(({ service, affected, because }) => [affected ? 'deploy' : '-', service, because]),
      [6, 60, 300],
      (cell) => cell,
      columns,
    )
      .map((line) => `${line}\n`)
      .join(''),
  json: (found) => `${jsonText({ version: 1, services: found }, 2)}\n`,
  github: (found) =>
    batchOutputs(
      'services',
      found.flatMap(({ service, affected }) => (affected ? [{ service }] : [])),
    ),
};
