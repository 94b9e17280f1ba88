import { github } from './github.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export type { Colours, Reporter, ReporterOptions } from './reporter.ts';

/** Every format of a verdict, by its name on the command line. */
export const REPORTERS = { text, json, sarif, markdown, github } as const satisfies Record<
  string,
  Reporter
>;
export type ReporterName = keyof typeof REPORTERS;
