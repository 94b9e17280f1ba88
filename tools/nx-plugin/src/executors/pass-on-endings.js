const CTRL_C = '\x03';

/**
 * Leaves it to the command how it ends: Nx sends its signals to all processes below it, this one and the command. To be
 * called before the command starts, as a signal may come at once.
 */
export function ignoreSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
}

/**
 * Passes on to a command what reaches this process alone, once: a second signal would end the command at once.
 *
 * Where Nx gives a task a terminal of its own, Ctrl-C is a key that reaches only the command, and Nx would end before it. A
 * Nx that is killed sends nothing.
 * @param {import('node:child_process').ChildProcess} command
 */
export function passOnEndings(command) {
  process.once('disconnect', () => command.kill('SIGTERM'));
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return;
  stdin.setRawMode(true).setEncoding('latin1');
  stdin.on('data', (/** @type {string} */ keys) => {
    for (const key of keys) if (key === CTRL_C) command.kill('SIGINT');
  });
  command.once('exit', () => stdin.setRawMode(false).pause());
}
