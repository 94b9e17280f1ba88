import { join } from 'node:path';
import { builtScript, freePort, startCommand, type TestProcess } from '@gatehouse/testing';

export interface StartedServer {
  process: TestProcess;
  port: number;
  url: string;
  /** The messages logged so far. */
  messages(): string[];
}

const script = builtScript(join(import.meta.dirname, 'server-process.ts'));

/** Starts the server process with these settings; `prefix` is a command that starts it. */
export async function startServer(
  settings: object = {},
  prefix: readonly string[] = [],
): Promise<StartedServer> {
  const port = await freePort();
  const [command, ...args] = [...prefix, process.execPath, script];
  const server = startCommand(command as string, args, {
    env: {
      PORT: String(port),
      SETTINGS: JSON.stringify({ drainDelayMs: 0, resourceTimeoutMs: 500, ...settings }),
    },
  });
  await server.waitForOutput(/listening/);
  const messages = () => server.logs().map(({ message }) => String(message));
  return { process: server, port, url: `http://127.0.0.1:${port}`, messages };
}
