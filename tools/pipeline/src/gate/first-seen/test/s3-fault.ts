import type { ServerResponse } from 'node:http';

/** What goes wrong with one request, instead of what it asks for; `applied`: it is done, and never answered. */
export type Fault =
  | { readonly code: string; readonly status: number }
  | { readonly raw: string; readonly status?: number; readonly headers?: Record<string, string> }
  | 'hang'
  | 'half'
  | 'cut'
  | 'applied';

export function failWith(response: ServerResponse, fault: Exclude<Fault, 'applied'>): void {
  if (fault === 'hang') return;
  if (fault === 'cut') {
    response.destroy();
  } else if (fault === 'half') {
    response.writeHead(200, { etag: '"half"', 'content-length': 100 });
    response.write('{"version":');
  } else if ('raw' in fault) {
    const size = Buffer.byteLength(fault.raw);
    const { status = 200, headers = { etag: '"raw"', 'content-length': size } } = fault;
    response.writeHead(status, headers).end(fault.raw);
  } else {
    const { code, status } = fault;
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>it says so</Message></Error>`);
  }
}
