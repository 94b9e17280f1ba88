import { commandProblems } from './command-problems.ts';
import { documentedCommands } from './documented-commands.ts';
import { parseMarkdown } from './parse-markdown.ts';

const known = {
  scripts: new Set(['pipeline']),
  targets: new Map([
    ['api-service', new Set(['serve', 'test'])],
    ['infrastructure', new Set(['synth'])],
  ]),
  generators: new Set(['service']),
  gatehouse: new Set(['status']),
};
const problems = (commands: string) =>
  commandProblems(
    'a.md',
    documentedCommands(parseMarkdown(`# A\n\n\`\`\`sh\n${commands}\n\`\`\`\n`)),
    known,
  );

describe('commandProblems', () => {
  it.each([
    'npm ci && npm start',
    'npm run pipeline -- api-service',
    'PORT=1 npx nx serve api-service # with a comment',
    'npx nx serve payments',
    'npx nx synth infrastructure \\\n  --skip-nx-cache',
    'npx nx generate service payments',
    'npx nx g @nx/js:library libs/money',
    'npx nx sync:check',
    'npx gatehouse status -s payments',
    'docker build . | tail',
  ])('accepts %j', (command) => expect(problems(command)).toEqual([]));

  it.each([
    ['npm run nothing', 'there is no script "nothing"'],
    ['npm instal', 'npm has no command "instal"'],
    ['cd a && npx nx nothing api-service', 'no project has a target "nothing"'],
    ['npx nx synth api-service', 'api-service has no target "synth"'],
    ['npx nx generate servise x', 'there is no generator "servise"'],
    ['npx gatehouse stat', 'there is no "gatehouse stat"'],
  ])('refuses %j', (command, message) =>
    expect(problems(command)).toEqual([{ file: 'a.md', line: 4, message }]),
  );

  it('names the line on which a command with continuation lines begins', () => {
    expect(problems('npm ci\nnpx nx \\\n  nothing x\nnpm run no').map(({ line }) => line)).toEqual([
      5, 7,
    ]);
  });
});
