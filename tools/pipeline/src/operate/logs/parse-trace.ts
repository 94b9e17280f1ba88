import { GatehouseError } from '@gatehouse/service-manifest';

/**
 * The trace id in log lines: from an id, a `traceparent`, or an `X-Amzn-Trace-Id`.
 * https://www.w3.org/TR/trace-context/#traceparent-header,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 * @throws for anything else
 */
export function parseTrace(text: string): string {
  const given = text.trim().toLowerCase();
  const [, parent] = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(given) ?? [];
  const [, time, rest] = /(?:^|root=)1-([0-9a-f]{8})-([0-9a-f]{24})(?:;|$)/.exec(given) ?? [];
  const id = parent ?? (time === undefined ? given : `${time}${rest}`);
  if (!/^[0-9a-f]{32}$/.test(id))
    throw new GatehouseError(
      'GH-CLI-001',
      `It must be a trace id (32 hexadecimal digits), a traceparent or an X-Amzn-Trace-Id, not "${text}".`,
    );
  return id;
}
