import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot as root } from '@nx/devkit';
import pc from 'picocolors';
import { checkErrorCodes } from './check-error-codes.ts';
import { circleProblems } from './circle-problems.ts';
import { commandProblems } from './command-problems.ts';
import { documentedCommands } from './documented-commands.ts';
import { INDEX, indexProblems } from './index-problems.ts';
import { markdownFiles } from './markdown-files.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { readKnownCommands } from './read-known-commands.ts';
import { runChecker } from './run-checker.ts';
import { sourceFiles } from './source-files.ts';
import { sourceProse } from './source-prose.ts';
import { isCode, markdownSpellingProblems, proseSpellingProblems } from './spelling-problems.ts';
import { markdownProse, vocabularyProblems } from './vocabulary-problems.ts';

// "nx check docs": exit code 1 if the documentation has a problem.
const files = markdownFiles(root);
const known = await readKnownCommands(root);
const sources = sourceFiles(root);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const dictionary = join(root, 'tools/docs/cspell.json');
const pages = new Map(files.map((file) => [file, read(file)]));
const prose = sources.map((file) => sourceProse(file, read(file)));
const comments = prose.flatMap((of) => of.comments);
const strings = prose.flatMap((of) => of.strings);
const problems = [
  ...[...pages].flatMap(([file, text]) => {
    const markdown = parseMarkdown(text);
    return [
      ...vocabularyProblems(markdownProse(file, markdown)),
      ...commandProblems(file, documentedCommands(markdown), known),
    ];
  }),
  ...indexProblems(
    read(INDEX),
    files.filter((file) => !file.startsWith('.')),
  ),
  ...checkErrorCodes([...sources, ...files], read),
  ...circleProblems(sources, read),
  ...vocabularyProblems([...comments, ...strings]),
  ...(await markdownSpellingProblems(pages, dictionary)),
  ...(await proseSpellingProblems(
    [...comments, ...strings.filter(({ text }) => !isCode(text))],
    dictionary,
  )),
];
const colours = pc.createColors(pc.isColorSupported && process.stdout.isTTY);
for (const { file, line, message } of problems)
  process.stdout.write(`${colours.cyan(`${file}:${line}`)} ${message}\n`);

const links = runChecker(root, 'remark', [
  ...[
    '--frail',
    '--quiet',
    '--no-stdout',
    '--use',
    'remark-validate-links=repository:false,root:"."',
  ],
  ...files,
]);

const passed = problems.length === 0 && links;
process.stdout.write(
  passed
    ? `${colours.green('ok')} ${files.length} files: links, commands, vocabulary and spelling, also in ${sources.length} sources\n`
    : `${colours.red('failed')} ${problems.length} problems; links ${links ? 'ok' : 'broken'}\n`,
);
process.exit(passed ? 0 : 1);
