import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Generates a service that needs native packages and views, in a clone of this workspace, and proves its image on a Docker
 * engine: `native-image.ts [--stand-ins]`. Its one route hashes passwords, draws a picture and renders a view; the
 * container test calls it in the read-only container. Needs an engine and a registry; takes several minutes.
 */
const NAME = 'pictures';
/** The usual ones, each with another way to find its native part. */
const PACKAGES = ['argon2', 'bcrypt', 'ejs', 'sharp'];

const ROUTE = `import { join } from 'node:path';
import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import ejs from 'ejs';
import { Router } from 'express';
import sharp from 'sharp';
import { allowOnly, validateBody } from '@gatehouse/service-kit';
import { greetingRequest, type GreetingAnswer } from './greeting-schema.ts';

export function greetingsRoute(): Router {
  const router = Router();
  router
    .route('/')
    .post(async (request, response) => {
      const { name } = await validateBody(greetingRequest, request);
      const known = [
        await argon2.verify(await argon2.hash(name), name),
        await bcrypt.compare(name, await bcrypt.hash(name, 4)),
      ];
      const picture = { create: { width: 2, height: 2, channels: 3, background: 'red' } } as const;
      const png = await sharp(picture).png().toBuffer();
      if (known.includes(false) || png.length === 0) throw new Error('a native package is wrong');
      const view = join(import.meta.dirname, 'views/greeting.ejs');
      const answer: GreetingAnswer = { greeting: await ejs.renderFile(view, { name }) };
      response.json(answer);
    })
    .all(allowOnly('POST'));
  return router;
}
`;

const root = mkdtempSync(join(tmpdir(), 'gatehouse-native-image-'));
const run = (command: string, ...args: string[]) => {
  process.stdout.write(`\n> ${[command, ...args].join(' ')}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`"${[command, ...args].join(' ')}" failed`);
};
try {
  run('git', 'clone', '--quiet', join(import.meta.dirname, '../../../..'), '.');
  run('npm', 'ci', '--no-audit', '--no-fund');
  run('npx', 'nx', 'generate', 'service', NAME);
  run('npm', 'install', '--no-audit', '--no-fund', `--workspace=apps/${NAME}`, ...PACKAGES);
  const folder = join(root, 'apps', NAME);
  writeFileSync(join(folder, 'src/greetings/greetings-route.ts'), ROUTE);
  mkdirSync(join(folder, 'src/greetings/views'));
  writeFileSync(join(folder, 'src/greetings/views/greeting.ejs'), 'Hello, <%= name %>');
  const manifest = join(folder, 'service.json');
  const bundle = { assets: ['src/greetings/views'] };
  writeFileSync(
    manifest,
    JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), bundle }),
  );
  run('npx', 'nx', 'sync');
  run('npx', 'nx', 'container-test', NAME, '--require-engine', ...process.argv.slice(2));
} finally {
  rmSync(root, { recursive: true, force: true });
}
