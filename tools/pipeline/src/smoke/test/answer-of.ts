import type { Answer } from '../request.ts';

/** An answer with these headers. */
export const answerOf = (headers: Readonly<Record<string, string>>, path = '/notify'): Answer => ({
  request: { method: 'GET', path },
  status: 200,
  headers: new Headers(headers),
  body: '',
});
