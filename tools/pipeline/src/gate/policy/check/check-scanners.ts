import { suggest } from '@gatehouse/service-manifest';
import type { Policy } from '../policy-schema.ts';
import { requirementOf, SCANNERS } from '../scanners.ts';
import type { Check } from './check.ts';

/** Scanners that can meet a requirement, and others with a supported format. */
const NAMES = Object.keys(SCANNERS);

/** Checks that the required scanners exist, and that no requirement is without effect. */
export function checkScanners({ requiredScanners, preferScanner }: Policy): Check {
  const required = requiredScanners.flat().map(requirementOf);
  const names = required.map(({ scanner }) => scanner);
  const named = [...names, ...(preferScanner === undefined ? [] : [preferScanner])];
  const unknown = [...new Set(named)].filter((name) => !NAMES.includes(name));
  const place = (name: string) => (names.includes(name) ? 'requiredScanners' : 'preferScanner');
  const [misspelt, others] = [true, false].map((isClose) =>
    unknown.filter((name) => (suggest(name, NAMES) !== '') === isClose),
  ) as [string[], string[]];
  return {
    errors: [
      ...misspelt.map(
        (name) => `${place(name)}: "${name}" is no known scanner${suggest(name, NAMES)}`,
      ),
      ...required.flatMap(({ scanner, covers }) => {
        const sees = SCANNERS[scanner];
        return covers
          .filter((subject) => sees?.includes(subject) === false)
          .map((subject) => `requiredScanners: "${scanner}" can never cover "${subject}"`);
      }),
      ...repeated(requiredScanners),
    ],
    warnings: [
      ...others.map(
        (name) =>
          `${place(name)}: "${name}" is not known to prove what it looked up, as these do: ${NAMES.join(', ')}`,
      ),
      ...implied(requiredScanners),
      ...(preferScanner !== undefined && !names.includes(preferScanner)
        ? [`preferScanner: "${preferScanner}" is not required, so that it may have no say`]
        : []),
    ],
  };
}

const textsOf = (choices: Policy['requiredScanners']) =>
  choices.map((choice) => choice.map((each) => JSON.stringify(each)));

function repeated(choices: Policy['requiredScanners']): string[] {
  const texts = textsOf(choices);
  return texts.flatMap((choice, at) => [
    ...choice
      .filter((each, index) => choice.indexOf(each) < index)
      .map((each) => `requiredScanners.${at}: lists ${each} twice`),
    ...texts
      .slice(0, at)
      .flatMap((other, earlier) =>
        isPart(choice, other) && isPart(other, choice)
          ? [`requiredScanners.${at}: asks for the same as requiredScanners.${earlier}`]
          : [],
      ),
  ]);
}

/** An alternative is met whenever a narrower one is. */
function implied(choices: Policy['requiredScanners']): string[] {
  const texts = textsOf(choices);
  return texts.flatMap((choice, at) => {
    const narrower = texts.findIndex((other) => isPart(other, choice) && !isPart(choice, other));
    return narrower < 0
      ? []
      : [
          `requiredScanners.${at}: has no effect beside requiredScanners.${narrower}, which is narrower`,
        ];
  });
}

const isPart = (some: readonly string[], all: readonly string[]) =>
  some.every((each) => all.includes(each));
