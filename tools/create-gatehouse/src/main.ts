import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { intro, log, outro } from '@clack/prompts';
import { messageWithHint } from '@gatehouse/service-manifest';
import { ArgumentError, readArguments } from './arguments.ts';
import { ask, withDefaults } from './ask.ts';
import { create, prepare } from './create.ts';
import { HELP } from './help.ts';

/** `npm create gatehouse@latest [FOLDER] [-- OPTIONS]`: exits with 2 for wrong arguments, 1 where it fails, 130 on Ctrl-C. */
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => ending.abort(new Error('Interrupted')));

const print = (text: string) => void process.stdout.write(text);
const versionOf = () => {
  const file = join(import.meta.dirname, '../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

try {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const { given, interactive, print: asked } = readArguments(process.argv.slice(2), isTerminal);
  if (asked === 'help') print(HELP);
  else if (asked === 'version') print(`${versionOf()}\n`);
  else await make(given, interactive);
} catch (error) {
  const interrupted = ending.signal.aborted;
  const message = interrupted ? 'Interrupted; nothing was left behind' : messageWithHint(error);
  process.stderr.write(`${message}\n`);
  if (interrupted) process.exitCode = 130;
  else process.exitCode = error instanceof ArgumentError ? 2 : 1;
}

async function make(given: Parameters<typeof ask>[0], interactive: boolean): Promise<void> {
  await prepare(given.folder);
  if (interactive) intro('Gatehouse');
  const answers = interactive ? await ask(given) : withDefaults(given);
  if (answers === undefined) return;
  const step = (title: string) => (interactive ? log.step(title) : print(`${title}\n`));
  const { folder, repository } = await create(answers, step, ending.signal);
  const path = relative(process.cwd(), folder) || '.';
  if (repository !== undefined) {
    const note = `Nothing is committed: ${path} is in the Git repository ${repository}.`;
    if (interactive) log.warn(note);
    else print(`${note}\n`);
  }
  const next = `${path} is ready. Next:\n\n  cd ${path}\n  npm start     serves ${answers.service} against an embedded AWS\n  npm cit       installs the packages and runs all tests`;
  if (interactive) outro(next);
  else print(`\n${next}\n`);
}
