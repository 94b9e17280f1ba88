import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import { parse } from 'yaml';
import { checkRules, checkWorkflows } from './check-workflows.ts';
import { actionlint } from './checkers/actionlint.ts';
import { githubParser } from './checkers/github-parser.ts';
import { readFiles } from './files/read-files.ts';
import { workflowSet } from './files/workflow-set.ts';
import { formatFinding, type Finding } from './finding.ts';
import { readSurroundings } from './read-surroundings.ts';
import { PINS_FILE, readPins, readTools, TOOLS_FILE } from './render/input.ts';
import { renderGithub } from './render/render-github.ts';
import { RULES } from './rules/index.ts';
import { BAD_CHANGES } from './test/bad-changes.ts';
import { MUTATION_KINDS, mutantsOf } from './test/mutate.ts';

const root = join(import.meta.dirname, '../../..');
const files = await readFiles(root);
const surroundings = await readSurroundings(root, files);
const findings = await checkWorkflows(files, surroundings);
const rendered = renderGithub({
  workspace: readWorkspace(root).settings(),
  pins: readPins(files[PINS_FILE]!),
  tools: readTools(files[TOOLS_FILE]!),
});

/** Without what it says apart from the rule, such as a code. */
const ruleOf = ({ rule }: Finding) => rule.split(' ')[0];

/** What finds a change of one file, by the name of the rule or the checker. */
async function findersOf(file: string, text: string): Promise<Set<string | undefined>> {
  const isWorkflow = file.startsWith('.github/workflows/');
  const byParser = /CODEOWNERS|dependabot/.test(file) ? [] : await githubParser(file, text);
  if (byParser.length > 0) return new Set(['github-parser']);
  const set = workflowSet({ ...files, [file]: text }, surroundings);
  return new Set([
    ...(isWorkflow ? await actionlint(file, text) : []).map(ruleOf),
    ...checkRules(set).map(ruleOf),
  ]);
}

describe('the workflows of this repository', () => {
  it('keep to all rules, and go as they should in every scenario within the budget', () => {
    expect(findings.map(formatFinding)).toEqual([]);
  });

  it('are what gatehouse.json says, byte for byte', () => {
    const actual = Object.fromEntries([...rendered.keys()].map((path) => [path, files[path]]));
    expect(actual).toEqual(Object.fromEntries(rendered));
  });
});

describe('a bad change', () => {
  it.each(BAD_CHANGES.map((change) => [change.title, change] as const))(
    'is found: %s',
    async (_, { file, from, to, also }) => {
      expect(files[file]).toContain(from);
      const changed = files[file]!.replace(from, () => to);
      // sync:check compares byte for byte.
      expect(rendered.get(file)).toBeDefined();
      expect(changed).not.toBe(rendered.get(file));
      if (also !== undefined) expect([...(await findersOf(file, changed))]).toContain(also);
    },
  );

  it('is known for each rule', () => {
    const covered = new Set(BAD_CHANGES.flatMap(({ also }) => also ?? []));
    expect(
      [...covered].filter((each) => each !== 'github-parser' && each !== 'actionlint').sort(),
    ).toEqual(RULES.map(({ id }) => id));
  });
});

describe('a mutant', () => {
  const mutants = [...rendered]
    .filter(([path]) => path.endsWith('.yml'))
    .flatMap(([path, text]) => mutantsOf(path, text));

  it('of each kind is made, hundreds in all', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(MUTATION_KINDS));
    expect(mutants.length).toBeGreaterThan(500);
  });

  it('means something else than what is rendered, and differs from it', () => {
    const originals = new Map([...rendered].map(([path, text]) => [path, text] as const));
    const meanings = new Map(
      [...rendered]
        .filter(([path]) => path.endsWith('.yml'))
        .map(([path, text]) => [path, JSON.stringify(parse(text))]),
    );
    const same = mutants.filter(
      ({ file, text }) =>
        text === originals.get(file) || JSON.stringify(parse(text)) === meanings.get(file),
    );
    expect(same).toEqual([]);
  });
});

describe('the rules', () => {
  it('have the names of their files, each its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });
});
