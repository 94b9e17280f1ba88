import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A page in a real browser. https://chromedevtools.github.io/devtools-protocol/ */
export interface BrowserPage {
  /** Calls a method of the protocol. @throws where the browser answers with an error */
  call(method: string, params?: object): Promise<Record<string, never>>;
  /** Runs an expression in the page, and waits for its promise. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** Opens an address in headless Chromium (CHROMIUM: its command, default `chromium`), driven over a pipe. */
export async function openPage(url: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'));
  const browser = spawn(
    process.env['CHROMIUM'] ?? 'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'],
      ...['--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [input, output] = [browser.stdio[3] as Writable, browser.stdio[4] as unknown as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const events = new Map<string, () => void>();
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const messages = text.split('\0');
    text = messages.pop() ?? '';
    for (const each of messages) {
      const message = JSON.parse(each) as Message;
      if (message.id === undefined) events.get(message.method ?? '')?.();
      else waiting.get(message.id)?.(message);
    }
  });
  let last = 0;
  let sessionId: string | undefined;
  const call: BrowserPage['call'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  const { targetInfos } = await call('Target.getTargets');
  const targets = targetInfos as unknown as { type: string; targetId: string }[];
  const targetId = targets.find(({ type }) => type === 'page')?.targetId;
  sessionId = (await call('Target.attachToTarget', { targetId, flatten: true }))['sessionId'];
  await call('Page.enable');
  const loaded = new Promise<void>((resolve) => events.set('Page.loadEventFired', resolve));
  await call('Page.navigate', { url });
  await loaded;
  return {
    call,
    async evaluate<T>(expression: string) {
      const answer = await call('Runtime.evaluate', {
        ...{ expression, awaitPromise: true, returnByValue: true },
      });
      const { result, exceptionDetails } = answer as unknown as {
        result: { value: T };
        exceptionDetails?: { text: string };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    async close() {
      browser.kill('SIGKILL');
      if (browser.exitCode === null && browser.signalCode === null) await once(browser, 'exit');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, never>;
  readonly error?: { readonly message: string };
}
