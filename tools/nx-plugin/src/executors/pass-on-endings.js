const CTRL_C = '\x03';

/**
 * Lets a command alone decide how it ends, and sees to it that each signal reaches the command once: a second one would
 * end it at once.
 *
 * Nx sends its signals to all processes below it, this one and the command. Where Nx gives a task a terminal of its own, it
 * would end before the command after Ctrl-C: as a key, that reaches only the command. A Nx that is killed sends nothing.
 * @param {import('node:child_process').ChildProcess} command
 */
export function passOnEndings(command) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  process.once('disconnect', () => command.kill('SIGTERM'));
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return;
  stdin.setRawMode(true).setEncoding('latin1');
  stdin.on('data', (/** @type {string} */ keys) => {
    for (const key of keys) if (key === CTRL_C) command.kill('SIGINT');
  });
  command.once('exit', () => stdin.setRawMode(false).pause());
}
