import type { ServiceResponse } from '../protocol/http-message.ts';
import { escapeXml } from '../protocol/escape-xml.ts';

export const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A response without a body. */
export const emptyResponse = (
  status: number,
  headers: ServiceResponse['headers'] = {},
): ServiceResponse => ({
  status,
  headers,
  body: '',
});

/** An XML response of rendered elements. */
export const xmlResponse = (
  root: string,
  elements: string,
  headers: ServiceResponse['headers'] = {},
): ServiceResponse => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${elements}</${root}>`,
});

/** An element with text; empty for an absent value. */
export const element = (name: string, text: string | number | boolean | undefined): string =>
  text === undefined ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;

/** A time in S3's XML format. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A time in the format of HTTP headers. */
export const httpTime = (milliseconds: number): string => new Date(milliseconds).toUTCString();
