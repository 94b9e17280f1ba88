const CTRL_C = '\x03';

/**
 * Lets the command decide how it ends: Nx sends its signals to all of its descendants, both this process and the
 * command. Call this before the command starts, because a signal may arrive immediately.
 */
export function ignoreSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
}

/**
 * Forwards signals that reach only this process to the command, once: a second signal would end it immediately.
 *
 * If Nx gives a task its own terminal, Ctrl-C reaches only the command, and Nx would end before it. A killed Nx sends
 * no signal.
 * @param {import('node:child_process').ChildProcess} command
 */
export function forwardSignals(command) {
  process.once('disconnect', () => command.kill('SIGTERM'));
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) return;
  stdin.setRawMode(true).setEncoding('latin1');
  stdin.on('data', (/** @type {string} */ keys) => {
    for (const key of keys) if (key === CTRL_C) command.kill('SIGINT');
  });
  command.once('exit', () => stdin.setRawMode(false).pause());
}
