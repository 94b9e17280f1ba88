import type { Verdict } from '../model/verdict.ts';
import { bullets } from './bullets.ts';
import { compareDecisions } from './compare.ts';
import { countOf } from './count-of.ts';
import { many } from './describe-verdict.ts';
import { groupByRemedy } from './group-by-remedy.ts';
import type { Colours } from './reporter.ts';
import { MOST_BLOCKING } from './shown-of.ts';
import type { Section } from './text-background.ts';
import { findingLines } from './text-findings.ts';

/** What blocks: first what is not a finding, then findings by remedy. */
export function blockSections(verdict: Verdict, whole: Verdict, colours: Colours): Section[] {
  const blocking = verdict.decisions
    .filter(({ action }) => action === 'block')
    .sort(compareDecisions);
  const left = countOf(whole, 'block') - MOST_BLOCKING;
  return [
    { title: 'Could not be decided, which blocks', lines: bullets(verdict.undecided) },
    { title: 'Blocks, beside findings', lines: bullets(verdict.blocks) },
    ...groupByRemedy(blocking.slice(0, MOST_BLOCKING)).map(
      ({ title, command, advice, decisions }) => ({
        title,
        lines: [
          ...(command === undefined || command === title ? [] : [`$ ${colours.cyan(command)}`]),
          ...(advice === undefined ? [] : [advice]),
          ...findingLines(decisions, colours, { because: true }),
        ],
      }),
    ),
    {
      title: 'More that blocks',
      lines: left > 0 ? [`${many(left, 'finding')}: the JSON report has them all`] : [],
    },
  ];
}
