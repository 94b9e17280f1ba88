import { cancel, isCancel, text } from '@clack/prompts';
import { basename, resolve } from 'node:path';
import { DEFAULTS } from './defaults.ts';
import { folderProblem } from './empty-folder.ts';
import type { Given, Question } from './given-answers.ts';
import { PROBLEMS } from './problems.ts';

/** Everything that a workspace is made from. */
export type Answers = Required<Given>;

const QUESTIONS: [Question, string][] = [
  ['folder', 'Folder of the new workspace'],
  ['organisation', 'Organisation or user on GitHub'],
  ['repository', 'Repository on GitHub'],
  ['region', 'AWS region'],
  ['environments', 'Environments, in the order of a release'],
  ['service', 'Name of the first service'],
];

/** The defaults for what was not given. */
export function withDefaults(given: Given): Answers {
  const folder = given.folder ?? 'shop';
  return { ...DEFAULTS, repository: basename(folder), ...given, folder };
}

/**
 * Asks on the terminal for what was not given.
 * @returns nothing where the person cancels
 */
export async function ask(given: Given): Promise<Answers | undefined> {
  const answers: Record<string, string> = { ...given };
  // Not clack's group: after Ctrl-C it asks the next question.
  for (const [name, message] of QUESTIONS.filter(([name]) => given[name] === undefined)) {
    const answer = await text({
      message,
      initialValue: withDefaults(answers)[name],
      validate(value = '') {
        const problem = PROBLEMS[name](value);
        if (problem !== undefined) return `It ${problem}`;
        return name === 'folder' ? folderProblem(resolve(value)) : undefined;
      },
    });
    if (isCancel(answer)) {
      cancel('Nothing was written.');
      return undefined;
    }
    answers[name] = answer;
  }
  return withDefaults(answers);
}
