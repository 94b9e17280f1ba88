import { startCommand } from './child-process.ts';

const node = (script: string) => startCommand(process.execPath, ['-e', script]);

describe('startCommand', () => {
  it("captures a process's output and exit", async () => {
    const child = node('console.log(`{"a":1}`); console.error("b"); process.exitCode = 3');
    expect(await child.exit).toEqual({ code: 3, signal: null });
    expect(child.logs()).toEqual([{ a: 1 }]);
    expect(child.stderr()).toBe('b\n');
  });

  it('reports the output if the awaited text never comes', async () => {
    const child = node('console.log("something else")');
    await expect(child.waitForOutput(/ready/)).rejects.toThrow('something else');
  });

  it('ends a process that would not exit', async () => {
    const child = node('setInterval(() => {}, 1000)');
    await child.kill();
    expect(await child.exit).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
