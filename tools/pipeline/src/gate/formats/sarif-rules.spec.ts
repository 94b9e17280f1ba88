import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';

const GUID = {
  rule: '00000000-0000-4000-8000-000000000003',
  extension: '00000000-0000-4000-8000-000000000002',
};
const rule = (id: string, change: object = {}) => ({
  id,
  shortDescription: { text: `rule ${id}` },
  ...change,
});
const log = (result: object) => ({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Scanner',
          guid: 'd',
          rules: [rule('a'), rule('b/c', { guid: GUID.rule })],
        },
        extensions: [
          { name: 'first', rules: [rule('x'), rule('a')] },
          { name: 'second', guid: GUID.extension, rules: [rule('y', { guid: 'g-y' })] },
        ],
      },
      results: [{ message: { text: 'found' }, level: 'note', ...result }],
    },
  ],
});
const read = (document: object) => parseReport('report.sarif', JSON.stringify(document));
const titleOf = (result: object) => read(log(result)).findings[0]?.title;

describe('the rule of a result', () => {
  it.each<[string, object, string]>([
    ['by its id', { ruleId: 'a' }, 'rule a'],
    ['by its index', { ruleIndex: 1 }, 'rule b/c'],
    ['by the index in its reference', { rule: { index: 1 } }, 'rule b/c'],
    ['by the index -1, which is none, and its id', { ruleId: 'a', ruleIndex: -1 }, 'rule a'],
    ['by its guid', { rule: { guid: GUID.rule } }, 'rule b/c'],
    ['by its guid in capitals', { rule: { guid: GUID.rule.toUpperCase() } }, 'rule b/c'],
    ['by its guid in an extension', { rule: { guid: 'g-y' } }, 'rule y'],
    ['by a hierarchical id', { ruleId: 'b/c/d/e' }, 'rule b/c'],
    ['by the index and a hierarchical id', { ruleId: 'b/c/d', ruleIndex: 1 }, 'rule b/c'],
    ['by its id in an extension', { ruleId: 'x' }, 'rule x'],
    ['in an extension by index', { rule: { id: 'a', toolComponent: { index: 0 } } }, 'rule a'],
    ['in an extension by name', { rule: { id: 'x', toolComponent: { name: 'first' } } }, 'rule x'],
    [
      'in an extension by guid',
      { rule: { id: 'y', toolComponent: { guid: GUID.extension } } },
      'rule y',
    ],
    ['in the driver by guid', { rule: { id: 'a', toolComponent: { guid: 'd' } } }, 'rule a'],
  ])('is found %s', (_, result, title) => {
    expect(titleOf(result)).toBe(title);
  });

  it.each<[string, object, string]>([
    ['an index', { ruleId: 'a', ruleIndex: 7 }, 'ruleIndex: 7'],
    ['a guid', { ruleId: 'a', rule: { guid: 'nope' } }, 'rule.guid: "nope"'],
    ['an id', { ruleId: 'nope' }, 'ruleId: "nope"'],
    ['part of a name', { ruleId: 'aa' }, 'ruleId: "aa"'],
    [
      'an extension by index',
      { rule: { id: 'x', toolComponent: { index: 9 } } },
      'rule.toolComponent: {"index":9}',
    ],
    [
      'an extension by name',
      { rule: { id: 'x', toolComponent: { name: 'third' } } },
      'rule.toolComponent: {"name":"third"}',
    ],
    [
      'an extension whose index and guid differ',
      { rule: { id: 'x', toolComponent: { index: 0, guid: GUID.extension } } },
      'rule.toolComponent',
    ],
    [
      'an id that the extension lacks',
      { rule: { id: 'y', toolComponent: { name: 'first' } } },
      'ruleId: "y"',
    ],
  ])('that is named by %s and is missing makes the report unusable', (_, result, problem) => {
    const parse = () => read(log(result));
    expect(parse).toThrow(ReportError);
    expect(parse).toThrow(`report.sarif: runs.0.results.0.${problem}`);
  });

  it('must have the id of the rule at its index', () => {
    expect(() => read(log({ ruleId: 'x', ruleIndex: 0 }))).toThrow(
      'runs.0.results.0.ruleId: "x" is not of the rule at index 0, "a"',
    );
  });
});

describe('a SARIF result', () => {
  it.each<[string, object, number, number]>([
    ['that passed', { kind: 'pass', level: undefined }, 0, 0],
    ['that passed, with a level', { kind: 'pass', level: 'error' }, 1, 0],
    ['that is to be reviewed', { kind: 'review', level: 'none' }, 1, 0],
    ['that informs', { kind: 'informational', level: undefined }, 0, 1],
  ])('%s', (_, change, findings, others) => {
    const report = read(log({ ruleId: 'a', ...change }));
    expect([report.findings.length, report.others.length]).toEqual([findings, others]);
  });

  it('about a licence is another result', () => {
    const document = log({ ruleId: 'AGPL', ruleIndex: 0 });
    document.runs[0]!.tool.driver.rules = [rule('AGPL', { name: 'License' })];
    expect(read(document)).toMatchObject({
      findings: [],
      others: [{ kind: 'licence', id: 'AGPL' }],
    });
  });

  it('in another file makes the report unusable', () => {
    const document = log({ ruleId: 'a' });
    Object.assign(document.runs[0]!, {
      externalPropertyFileReferences: { results: [{ location: {} }] },
    });
    expect(() => read(document)).toThrow(
      'runs.0.externalPropertyFileReferences: results and rules must be',
    );
  });
});

it('of Trivy names the image by its configuration, and of Grype the package in its sentence', () => {
  const [run] = log({ ruleId: 'a' }).runs;
  const imageID = `sha256:${'c'.repeat(64)}`;
  const text =
    'A high vulnerability in deb package: openssl, version 3.0.1-1 was found at: /var/lib/dpkg/status';
  const document = {
    version: '2.1.0',
    runs: [{ ...run, results: [{ ruleId: 'a', message: { text } }], properties: { imageID } }],
  };
  expect(read(document)).toMatchObject({
    images: [imageID],
    findings: [{ package: { name: 'openssl', version: '3.0.1-1', kind: 'os' } }],
  });
});
