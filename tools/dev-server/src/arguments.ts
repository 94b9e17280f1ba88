import { basename } from 'node:path';
import { parseArgs } from 'node:util';

export interface Arguments {
  /** Names of the services, also given as folders; all of the workspace without any. */
  readonly services: readonly string[];
  /** Debug: a port of its own for each service; a number: this one for the only or first service, and those after it. */
  readonly inspect?: true | number;
  readonly help?: true;
}

/** A wrong argument; the message says what is allowed. */
export class ArgumentError extends Error {
  readonly errorCode = 'GH-DEV-001';
}

export const HELP = `Serves services on this machine against the embedded AWS, and starts a service again when its sources,
a library that it uses or its service.json change. Ctrl-C ends everything.

Usage:
  npm start                          all services
  npx nx serve SERVICE               one service
  npx nx serve SERVICE --inspect     with a debugger port, for "Attach to SERVICE" of your editor

Options:
  --inspect         opens the inspector of each service on a port of its own: 9229 for the service
                    on port 3000, 9230 for 3001, and so on
  --inspect=PORT    opens it on this port; further services get the ports after it
  --help            prints this

Variables:
  <SERVICE>_PORT, PORT    port of a service (default: its manifest's), such as PAYMENTS_PORT=4000
  LOCAL_AWS_PORT          port of the embedded AWS (default: the first free one from 4566 on)
  AWS_ENDPOINT_URL        use this AWS instead, such as LocalStack
  LOG_LEVEL, LOG_FORMAT   as in production; LOG_FORMAT=json prints lines as they are there
  NO_COLOR, FORCE_COLOR   without colours, or with them where the output is no terminal
`;

/** @throws ArgumentError */
export function readArguments(args: readonly string[]): Arguments {
  if (args.includes('--help') || args.includes('-h')) return { services: [], help: true };
  // Nx hands over "--inspect" as "--inspect=true".
  const plain = args.filter((arg) => !/^--inspect(?:=(?:true|))?$/.test(arg));
  const options = { inspect: { type: 'string' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: plain, options, allowPositionals: true });
    return {
      services: positionals.map((given) => basename(given)),
      ...(plain.length < args.length && { inspect: true }),
      ...(values.inspect !== undefined && { inspect: portOf(values.inspect) }),
    };
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new ArgumentError(
      `--inspect is "${text}"; it must be a port, 1 to 65535, or have no value`,
    );
  return port;
}
