import { pathToFileURL } from 'node:url';
import { loadConfig, spellCheckDocument, type CSpellUserSettings } from 'cspell-lib';
import type { Problem } from './problem.ts';
import type { Prose } from './prose.ts';

/** Names in prose: code, links of TSDoc, addresses, tags, options. */
const NAMES = /`[^`]*`|\{@link[^}]*\}|https?:\S+|(?<!\w)@\w+|(?<!\w)--\w[\w-]*/g;
/** Whether a string is a script, markup or a style sheet. */
export const isCode = (text: string): boolean => /[<>{};=$|\\]/.test(text);

/** cspell's limits are for editors; here, each word counts. */
const UNLIMITED = { maxNumberOfProblems: 1e6, maxDuplicateProblems: 1e6, checkLimit: 1e6 };

/**
 * Misspelt words of many small texts, checked as one document: cspell takes longer to begin than to read.
 * @param config Path of cspell's configuration.
 */
export async function proseSpellingProblems(
  prose: readonly Prose[],
  config: string,
): Promise<Problem[]> {
  const lines = prose.flatMap(({ file, line, text }) =>
    text
      .replace(NAMES, (name) => name.replace(/[^\n]/g, ' '))
      .split('\n')
      .map((content, index) => ({ file, line: line + index, content })),
  );
  const text = lines.map(({ content }) => content).join('\n');
  const words = await misspelt(text, 'prose.txt', 'plaintext', await settingsOf(config));
  return words.map(({ word, line }) => problem(word, lines[line]!.file, lines[line]!.line));
}

/** Misspelt words of Markdown files, code included. */
export async function markdownSpellingProblems(
  files: ReadonlyMap<string, string>,
  config: string,
): Promise<Problem[]> {
  const settings = await settingsOf(config);
  const problems: Problem[] = [];
  for (const [file, text] of files)
    for (const { word, line } of await misspelt(text, file, 'markdown', settings))
      problems.push(problem(word, file, line + 1));
  return problems;
}

const problem = (word: string, file: string, line: number): Problem => ({
  ...{ file, line },
  message: `"${word}" is misspelt, or missing in tools/docs/cspell.json`,
});

async function settingsOf(config: string): Promise<CSpellUserSettings> {
  return { ...(await loadConfig(config)), ...UNLIMITED };
}

async function misspelt(
  text: string,
  name: string,
  languageId: string,
  settings: CSpellUserSettings,
): Promise<{ word: string; line: number }[]> {
  const document = { uri: pathToFileURL(name).href, text, languageId };
  const options = { noConfigSearch: true, generateSuggestions: false };
  const { issues, errors = [] } = await spellCheckDocument(document, options, settings);
  if (errors.length > 0) throw errors[0];
  return issues.map(({ text: word, offset }) => ({
    ...{ word },
    line: text.slice(0, offset).split('\n').length - 1,
  }));
}
