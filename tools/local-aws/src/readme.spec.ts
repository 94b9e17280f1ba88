import { startScript } from '@gatehouse/testing';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

it('contains a working example', async () => {
  const readme = readFileSync(pathOf('../README.md'), 'utf8');
  const example = readFileSync(pathOf('readme-example.ts'), 'utf8');
  expect(readme).toContain(
    `\`\`\`ts\n${example.replace("'./index.ts'", "'@gatehouse/local-aws'")}\`\`\``,
  );
  const run = startScript(pathOf('readme-example.ts'));
  expect(await run.exit).toEqual({ code: 0, signal: null });
  expect(run.stdout()).toBe(
    'published: Hello\ncalls, the retry after the fault included: 3\nprevious secret: local\n',
  );
});
