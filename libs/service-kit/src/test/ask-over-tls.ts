import { X509Certificate } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { seededSecrets } from '@gatehouse/testing';

export interface TlsResponse {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
  protocol: string | null;
  certificate: X509Certificate;
}

/** GETs a path like a load balancer: over TLS, without verifying the certificate. */
export function askOverTls(
  port: number,
  path: string,
  options: RequestOptions = {},
): Promise<TlsResponse> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      headers: { 'x-api-key': seededSecrets.currentKey },
      rejectUnauthorized: false,
      ...options,
    });
    asked.on('error', reject).on('response', (response) => {
      const socket = response.socket as TLSSocket;
      const protocol = socket.getProtocol();
      const certificate = new X509Certificate(socket.getPeerCertificate().raw);
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('error', reject).on('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body, protocol, certificate });
      });
    });
    asked.end();
  });
}
