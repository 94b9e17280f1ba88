import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot as root } from '@nx/devkit';
import pc from 'picocolors';
import { commandProblems } from './command-problems.ts';
import { documentedCommands } from './documented-commands.ts';
import { INDEX, indexProblems } from './index-problems.ts';
import { markdownFiles } from './markdown-files.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { readKnownCommands } from './read-known-commands.ts';
import { runChecker } from './run-checker.ts';
import { sourceProblems } from './source-problems.ts';
import { sourceFiles } from './source-files.ts';
import { circleProblems } from './circle-problems.ts';
import { checkErrorCodes } from './check-error-codes.ts';
import { vocabularyProblems } from './vocabulary-problems.ts';

// "nx check docs": exit code 1 if the documentation has a problem.
const files = markdownFiles(root);
const known = await readKnownCommands(root);
const sources = sourceFiles(root);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const problems = [
  ...files.flatMap((file) => {
    const markdown = parseMarkdown(read(file));
    return [
      ...vocabularyProblems(file, markdown),
      ...commandProblems(file, documentedCommands(markdown), known),
    ];
  }),
  ...indexProblems(
    read(INDEX),
    files.filter((file) => !file.startsWith('.')),
  ),
  ...checkErrorCodes([...sources, ...files], read),
  ...circleProblems(sources, read),
  ...sources.flatMap((file) => sourceProblems(file, read(file))),
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
const spelling = runChecker(root, 'cspell', [
  ...['lint', '--no-progress', '--no-summary', '--config', 'tools/docs/cspell.json'],
  ...files,
]);

const passed = problems.length === 0 && links && spelling;
process.stdout.write(
  passed
    ? `${colours.green('ok')} ${files.length} files: links, commands, vocabulary and spelling\n`
    : `${colours.red('failed')} ${problems.length} problems of commands, vocabulary and index; links ${links ? 'ok' : 'broken'}, spelling ${spelling ? 'ok' : 'wrong'}\n`,
);
process.exit(passed ? 0 : 1);
