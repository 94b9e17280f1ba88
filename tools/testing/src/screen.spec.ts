import { screenOf } from './screen.ts';

it('screenOf shows what remains on the screen, and what has scrolled out of it', async () => {
  const written =
    'spin \u280b\x1b[1G\x1b[0Kfirst\r\n\x1b[31mred\x1b[39m wrong\x1b[5D\x1b[Kright\r\n';
  expect(await screenOf(written, 80)).toBe('first\nred right\n');
  const many = Array.from({ length: 100 }, (_, at) => `line ${at}\r\n`).join('');
  expect((await screenOf(many, 80)).split('\n')).toHaveLength(101);
  expect(await screenOf('a long line', 6)).toBe('a long\n line\n');
});
