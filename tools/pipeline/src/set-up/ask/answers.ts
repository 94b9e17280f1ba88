import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { GatehouseError } from '@gatehouse/service-manifest';
import { NoAnswer, type Ask } from './ask.ts';

/** Answers by question id. */
export type Answers = Readonly<Record<string, string>>;

/**
 * Reads a file of answers, which may include secrets: a JSON object of strings. Messages never
 * quote it.
 * @param file `-` is stdin
 * @throws with one line
 */
export async function readAnswers(
  file: string,
  stdin: NodeJS.ReadableStream = process.stdin,
): Promise<Answers> {
  const content = file === '-' ? await text(stdin) : readPrivateFile(file);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // The parser's own message quotes the text.
    throw new GatehouseError('GH-SETUP-001', `${nameOf(file)} is not valid JSON`);
  }
  const isText = (each: unknown) => typeof each === 'string';
  if (typeof value !== 'object' || value === null || !Object.values(value).every(isText))
    throw new GatehouseError(
      'GH-SETUP-001',
      `${nameOf(file)} must be a JSON object whose values are strings`,
    );
  return value as Answers;
}

/** It may hold secrets; other users that can read it have them already. */
function readPrivateFile(file: string): string {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new GatehouseError(
      'GH-SETUP-001',
      `${file} can be read by other users: run "chmod 600 ${file}"`,
    );
  return readFileSync(file, 'utf8');
}

const nameOf = (file: string) => (file === '-' ? 'stdin' : file);

/** Uses the answers of the file, and prompts for the rest. */
export const answeredBy =
  (answers: Answers, ask: Ask): Ask =>
  async (question) => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) return ask(question);
    const problem = question.problem?.(answer);
    if (problem !== undefined)
      throw new GatehouseError('GH-SETUP-001', `The answer "${question.id}" ${problem}`);
    return answer;
  };

/** Without a terminal. */
export const askNobody: Ask = (question) => Promise.reject(new NoAnswer(question));
