import { createInterface } from 'node:readline/promises';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { ExceptionAnswers } from './draft-exception.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

type Given = Partial<ExceptionAnswers> & Pick<ExceptionAnswers, 'environments'>;
const QUESTIONS = {
  services: 'Service in which it is excused',
  reason: 'Why it does no harm, or has to be accepted for now',
  owner: 'Person or team that answers for it',
  ticket: 'Issue in which fixing it is tracked',
  expires: 'First day on which it no longer holds',
} as const;
type Question = keyof typeof QUESTIONS;

/**
 * Prompts at the terminal for missing values.
 * @throws without a terminal, with the missing options
 */
export async function askFor(
  given: Given,
  now: Date,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<ExceptionAnswers> {
  const missing = (Object.keys(QUESTIONS) as Question[]).filter((key) => !given[key]?.length);
  const answers: Partial<Record<Question, string>> = {};
  if (missing.length > 0) {
    if (!input.isTTY)
      throw new GatehouseError(
        'GH-CLI-006',
        `missing options: ${missing.map((key) => `--${key === 'services' ? 'service' : key}`).join(', ')}; on a terminal they are asked for`,
      );
    const terminal = createInterface({ input, output });
    try {
      for (const key of missing) {
        const preset = key === 'expires' ? inDays(now) : '';
        const shown = preset === '' ? '' : ` [${preset}]`;
        answers[key] = (await terminal.question(`${QUESTIONS[key]}${shown}: `)).trim() || preset;
      }
    } finally {
      terminal.close();
    }
  }
  const { services, reason, owner, ticket, expires } = answers;
  return {
    services: services === undefined ? (given.services ?? []) : services.split(/[\s,]+/),
    environments: given.environments,
    reason: given.reason || (reason ?? ''),
    owner: given.owner || (owner ?? ''),
    ticket: given.ticket || (ticket ?? ''),
    expires: given.expires || (expires ?? ''),
  };
}

const inDays = (now: Date) => new Date(now.getTime() + DAYS * DAY_MS).toISOString().slice(0, 10);
