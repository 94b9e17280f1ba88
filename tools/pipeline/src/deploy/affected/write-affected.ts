import { jsonText } from '../../gate/reporters/json-text.ts';
import { alignColumns } from '../../gate/reporters/text-table.ts';
import { batchOutputs } from '../report/batch-outputs.ts';
import type { Affected } from './find-affected.ts';

/** The output of `affected`, by format; pure. */
export const AFFECTED_FORMATS: Readonly<Record<string, (found: readonly Affected[]) => string>> = {
  text: (found) =>
    alignColumns(
      found.map(({ service, affected, because }) => [affected ? 'deploy' : '-', service, because]),
      [6, 60, 300],
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
