import type * as z from 'zod';
import type { AuthorizeOptions } from '../callers/authorize.ts';

/** One operation of a service, as its API description documents it. */
export interface Operation {
  /** In OpenAPI's spelling. */
  method: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** Such as `/users/{id}`. */
  path: string;
  /** Name of the operation in generated clients, such as `createUser`. */
  id: string;
  /** What it does, in a few words. */
  summary: string;
  /** The parts of a request outside its body: the schemas that the route validates with. */
  parameters?: {
    path?: z.ZodObject;
    query?: z.ZodObject;
    header?: z.ZodObject;
  };
  /**
   * Its callers: `public` for a route of `publicRoutes`, or those with the scopes that its `authorize`
   * demands. Default: all callers with a key or token.
   */
  access?: 'public' | AuthorizeOptions;
  /** The body of a request; with a body, it is required. */
  body?: Body;
  /** The successful responses, by status. */
  answers: Readonly<Record<number, Answer>>;
  /** The operation's own problems, by status; those of the kit (400, 401, 413 ...) are added. */
  problems?: Readonly<Record<number, string>>;
}

/** JSON that is valid according to a schema, or bytes of one of these media types. */
export type Body = z.ZodType | readonly string[];

/** A successful response. */
export interface Answer {
  /** When it is sent, or what it contains. */
  description: string;
  /** None for a status without a body, such as 304. */
  body?: Body;
  /** Its headers besides X-Request-Id. */
  headers?: z.ZodObject;
}
