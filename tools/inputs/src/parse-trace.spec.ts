import { parseTrace } from './parse-trace.ts';

/** Lines as strace 6.1 writes them with -f -y. */
const line = (flags: string, result: string) =>
  `13330 openat(AT_FDCWD</w>, "x", ${flags}) = ${result}`;

const read = (trace: string) => parseTrace(trace).read;

describe('parseTrace', () => {
  it('lists each file that is opened for reading once, sorted, by its resolved path', () => {
    expect(
      read(
        [
          line('O_RDONLY|O_CLOEXEC', '18</w/b.ts>'),
          line('O_RDWR', '19</w/a.ts>'),
          line('O_RDONLY', '20</w/b.ts>'),
          '5 open("/w/c.ts", O_RDONLY) = 3</w/c.ts>',
          '5 openat2(AT_FDCWD</w>, "d.ts", {flags=O_RDONLY, resolve=0}, 24) = 3</w/d.ts>',
        ].join('\n'),
      ),
    ).toEqual(['/w/a.ts', '/w/b.ts', '/w/c.ts', '/w/d.ts']);
  });

  it.each([
    ['a file that does not exist', line('O_RDONLY', '-1 ENOENT (No such file or directory)')],
    ['a file that is only written', line('O_WRONLY|O_CREAT|O_TRUNC', '18</w/out>')],
    ['a folder', line('O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY', '18</w/src>')],
    ['a path that is only looked at', line('O_RDONLY|O_PATH', '18</w/src>')],
    ['a signal', '13330 --- SIGCHLD {si_signo=SIGCHLD} ---'],
    ['an exit', '13330 +++ exited with 0 +++'],
  ])('omits %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it('joins calls of several processes that interrupt one another', () => {
    const trace = [
      '1 openat(AT_FDCWD</w>, "a", O_RDONLY <unfinished ...>',
      '2 openat(AT_FDCWD</w>, "b", O_WRONLY <unfinished ...>',
      '1 <... openat resumed>) = 18</w/a>',
      '2 <... openat resumed>) = 18</w/b>',
    ];
    expect(parseTrace(trace.join('\n'))).toEqual({
      read: ['/w/a'],
      written: ['/w/b'],
      renamed: [],
    });
  });

  it('lists files opened for writing separately', () => {
    const trace = [line('O_WRONLY|O_CREAT|O_TRUNC', '18</w/out>'), line('O_RDWR', '19</w/both>')];
    expect(parseTrace(trace.join('\n'))).toEqual({
      read: ['/w/both'],
      written: ['/w/both', '/w/out'],
      renamed: [],
    });
  });

  it.each([
    'rename("a.draft", "/w/a")',
    'renameat(AT_FDCWD</w>, "a.draft", AT_FDCWD</w>, "/w/a")',
    'renameat2(AT_FDCWD</w>, "a.draft", AT_FDCWD</w>, "/w/a", RENAME_NOREPLACE)',
  ])('lists new names: %s', (call) => {
    expect(parseTrace(`7 ${call} = 0`).renamed).toEqual(['/w/a']);
    expect(parseTrace(`7 ${call} = -1 ENOENT (No such file or directory)`).renamed).toEqual([]);
  });

  it('keeps names with spaces, quotes and angle brackets', () => {
    expect(read(line('O_RDONLY', '18</w/a <b> "c">'))).toEqual(['/w/a <b> "c"']);
  });
});
