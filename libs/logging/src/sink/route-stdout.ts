import { constants, readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { isatty } from 'node:tty';
import { isMainThread } from 'node:worker_threads';

type Write = (text: string) => void;

/** There is no next turn from here on. */
let exits = false;
let finishAtExit: () => void = () => undefined;

/**
 * Routes everything that the process prints (`console.log`, `process.stdout.write`, workers' output)
 * through the sink of the log lines, so that neither tears the other. Does not affect a terminal or a
 * worker's stdout, which the main thread prints.
 */
export function routeStdout(write: Write): void {
  if (!isMainThread || isatty(1)) return;
  process.on('exit', () => {
    exits = true;
    finishAtExit();
  });
  const own = Object.getOwnPropertyDescriptor(process, 'stdout');
  if (own?.get === undefined || !own.configurable || isOpened()) {
    route(process.stdout, write);
    return;
  }
  // Accessing it would make libuv set O_NONBLOCK for all processes that share the pipe.
  const get = own.get.bind(process) as () => NodeJS.WriteStream;
  Object.defineProperty(process, 'stdout', {
    ...own,
    get() {
      const stream = get();
      Object.defineProperty(process, 'stdout', own);
      route(stream, write);
      return stream;
    },
  });
}

/** Whether `process.stdout` has been used before: libuv has then set the flag on the pipe or socket. */
function isOpened(): boolean {
  try {
    const [, flags = '0'] =
      /flags:\s*(\d+)/.exec(readFileSync('/proc/self/fdinfo/1', 'utf8')) ?? [];
    return (parseInt(flags, 8) & constants.O_NONBLOCK) !== 0;
  } catch {
    return true;
  }
}

function route(stream: NodeJS.WriteStream, write: Write): void {
  const decoder = new StringDecoder();
  let unfinished = '';
  const finish = () => {
    if (unfinished !== '') write(unfinished);
    unfinished = '';
  };
  stream.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    callback?: (error?: Error | null) => void,
  ) => {
    const done = typeof encoding === 'function' ? encoding : callback;
    const text =
      typeof chunk === 'string'
        ? textOf(chunk, encoding)
        : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const lineEnd = text.lastIndexOf('\n') + 1;
    if (lineEnd > 0) {
      write(unfinished + text.slice(0, lineEnd));
      unfinished = '';
    }
    // A prompt without a line feed appears at the end of the turn.
    if (unfinished === '' && lineEnd < text.length && !exits) setImmediate(finish);
    unfinished += text.slice(lineEnd);
    if (exits) finish();
    if (done) process.nextTick(done);
    return true;
  };
  finishAtExit = finish;
}

function textOf(chunk: string, encoding: unknown): string {
  if (typeof encoding !== 'string' || /^utf-?8$/i.test(encoding)) return chunk;
  return Buffer.from(chunk, encoding as BufferEncoding).toString();
}
