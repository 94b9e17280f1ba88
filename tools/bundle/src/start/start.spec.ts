import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sampleWorkspace } from '../test/sample-workspace.ts';

const { root, make, bundle, remove } = sampleWorkspace();
afterAll(remove);

describe('the start of a bundle outside the workspace', () => {
  it.each([
    [
      'a file that the workspace has',
      `import { readFileSync } from 'node:fs';\nreadFileSync('apps/a/package.json');`,
      /: Error: ENOENT: no such file or directory, open 'apps/,
    ],
    ['a name that is not there', `console.log(views);`, /: ReferenceError: views is not defined$/m],
    [
      'a package that has no such export',
      `import { bye } from 'it';\nconsole.log(bye);`,
      /: SyntaxError: .*bye/,
    ],
    [
      'a package that is not shipped',
      `import { later } from 'it';\nlater();`,
      /: Error: Cannot find module 'undeclared'.* \(in it\)$/m,
    ],
    [
      'an end by a signal',
      `process.kill(process.pid, 'SIGSEGV');`,
      /: Exit: Node ended with SIGSEGV/,
    ],
  ])('fails the build because of %s', async (_, source, message) => {
    make(source, {
      'node_modules/it': {
        files: `exports.hi = __dirname; exports.later = () => require(['undeclared'][0]);`,
      },
    });
    const { status, stderr } = await bundle();
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(
      /^a: the bundle does not load outside the workspace: [^\n]*\nCause and fix: gatehouse help GH-BUNDLE-003\n$/,
    );
    expect([status, existsSync(join(root, 'apps/a/dist/bundle'))]).toEqual([1, false]);
  });

  it('says what to do where the package is known for it', async () => {
    make(`import { PrismaClient } from '@prisma/client';\nconsole.log(PrismaClient);`, {
      'node_modules/@prisma/client': { files: `exports.hi = 1;` },
    });
    expect((await bundle()).stderr).toMatch(
      /SyntaxError: .*'@prisma\/client'.*; set the provider "prisma-client"/,
    );
  });

  it('names the package that crashes Node.js', async () => {
    make(`import 'fine';\nimport { hi } from 'it';\nconsole.log(hi);`, {
      'node_modules/fine': { files: `exports.hi = __dirname;` },
      'node_modules/it': {
        files: `exports.hi = __dirname;\nprocess.kill(process.pid, 'SIGSEGV');`,
      },
    });
    const { status, stderr } = await bundle();
    expect(stderr).toMatch(
      /^a: the package "it" crashes Node.js v\S+ when it loads; build with the Node.js version of the image, or use another version of the package \(Node ended with SIGSEGV\)\nCause and fix: gatehouse help GH-BUNDLE-003\n$/,
    );
    expect(status).toBe(1);
  });

  it.each([
    [
      'ends for want of a configuration',
      `console.error('DATABASE_URL is missing');\nprocess.exit(1);`,
    ],
    ['throws for want of a configuration', `throw new Error('DATABASE_URL is missing');`],
    ['listens', `import { createServer } from 'node:http';\ncreateServer().listen(1);`],
    ['waits for a network', `await fetch('http://192.0.2.1/');`],
    [
      'looks for a file that a machine may have',
      `import { readFileSync } from 'node:fs';\nreadFileSync('/var/run/none');`,
    ],
  ])('passes if the service %s', async (_, source) => {
    make(source);
    const { status, stdout, stderr } = await bundle();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^a: loads outside the workspace \(checked in \d+ ms\)$/m);
  });

  it('opens no connections and writes no files', async () => {
    const file = join(root, 'written');
    make(`import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(file)}, '');`);
    await bundle();
    const canDeny = process.allowedNodeEnvironmentFlags.has('--allow-addons');
    expect(existsSync(file)).toBe(!canDeny);
  });
});
