import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, ServiceRequest } from '../front/http-message.ts';

/** DynamoDB, in this process and without a port of its own. */
export interface Dynalite {
  answer(request: ServiceRequest): Promise<Answer>;
  /** Waits for the calls in flight (150 ms at most) and closes the database. */
  close(): Promise<void>;
}

export interface DynaliteOptions {
  readonly region: string;
  readonly accountId: string;
  /** Folder of the database; in memory without it. */
  readonly path?: string | undefined;
}

/**
 * Loads the emulator.
 * @throws when another process uses the folder
 */
export async function startDynalite({
  region,
  accountId,
  path,
}: DynaliteOptions): Promise<Dynalite> {
  const { dynalite, db } = load();
  const noDelay = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  // dynalite keeps its store to itself, and its own close() wants a listening server, so the store
  // is caught while it is made. All of this runs in one go: nothing else can call create meanwhile.
  const { create } = db;
  let store: Store | undefined;
  db.create = (options) => (store = create(options));
  const server = dynalite({ ...noDelay, ...(path && { path }) });
  db.create = create;
  if (!store) throw new Error('This version of dynalite does not make its store as expected');
  const { db: database, tableDb } = store;
  tableDb.awsRegion = region;
  tableDb.awsAccountId = accountId;
  await database.open().catch((error: Error) => {
    const { code } = (error.cause ?? {}) as { code?: string };
    throw code === 'LEVEL_LOCKED' ? new Error(`Another process uses ${path}`) : error;
  });

  const inFlight = new Set<Promise<Answer>>();
  return {
    answer(request) {
      const answer = ask(server, request);
      inFlight.add(answer);
      return answer.finally(() => inFlight.delete(answer));
    },
    async close() {
      // An operation that finds the database closed under it would throw where nobody can catch it.
      await Promise.race([Promise.allSettled(inFlight), sleep(150, undefined, { ref: false })]);
      await database.close();
    },
  };
}

/**
 * Hands a request to dynalite's HTTP handler. It gets a request and a response of our own instead
 * of the real ones: on an aborted request it would throw and take the process down.
 */
function ask(
  server: EventEmitter,
  { method, url, headers, body }: ServiceRequest,
): Promise<Answer> {
  return new Promise((resolve) => {
    const answered: Record<string, string | number> = {};
    const request = Object.assign(new EventEmitter(), { method, url, headers });
    const response = {
      statusCode: 200,
      setHeader(name: string, value: string | number) {
        answered[name] = value;
      },
      end(text = '') {
        resolve({ status: response.statusCode, headers: answered, body: text });
      },
    };
    server.emit('request', request, response);
    if (body.length > 0) request.emit('data', body);
    request.emit('end');
  });
}

/** dynalite comes without types; these are the parts that we use. */
interface Store {
  readonly db: { open(): Promise<void>; close(): Promise<void> };
  readonly tableDb: { awsRegion: string; awsAccountId: string };
}

interface Parts {
  readonly dynalite: (options: object) => EventEmitter;
  readonly db: { create: (options: object) => Store };
}

function load(): Parts {
  const require = createRequire(import.meta.url);
  return { dynalite: require('dynalite'), db: require('dynalite/db') };
}
