import { groupByRemedy } from './group-by-remedy.ts';
import { makeFinding, type FindingParts } from './test/make-finding.ts';
import { decide } from './test/make-verdict.ts';

const fixed = { fixedIn: ['2'] };
const library = { name: 'tar', kind: 'library' } as const;
const titles = (...all: FindingParts[]) =>
  groupByRemedy(all.map((parts) => decide('block', makeFinding(parts)))).map(({ title }) => title);

it.each<[string, FindingParts, string]>([
  ['of the base', fixed, 'Update the base image'],
  ['of a library in the base', { ...fixed, package: library }, 'Update the base image'],
  ['of a library', { ...fixed, layer: 'service', package: library }, 'npm update tar'],
  [
    'of a library, who knows where',
    { ...fixed, layer: undefined, package: library },
    'npm update tar',
  ],
  [
    'of another registry',
    { ...fixed, layer: 'service', package: { ...library, purl: 'pkg:pypi/tar@1' } },
    'Update by hand',
  ],
  ['of a system package in the service', { ...fixed, layer: 'service' }, 'Update by hand'],
  ['of code', { layer: 'service', package: { kind: 'code' } }, 'Change the code'],
  ['without a fix', { layer: 'service', package: library }, 'No fix yet'],
])('names the remedy of a finding %s', (_name, parts, title) => {
  expect(titles(parts)).toEqual([title]);
});

it('puts the base image first, findings without a fix last, and packages together', () => {
  const tar = { ...fixed, layer: 'service', package: library } as const;
  const qs = { ...tar, package: { ...library, name: 'qs' } };
  expect(titles({}, tar, qs, fixed, tar)).toEqual([
    'Update the base image',
    'npm update tar',
    'npm update qs',
    'No fix yet',
  ]);
});
