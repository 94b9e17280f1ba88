/**
 * The port of all services in an environment without a load balancer: callers find a service by its
 * name, and a DNS name contains no port. On a laptop, and behind load balancers, each service has the
 * port of its manifest.
 */
export const GATEWAY_PORT = 8_080;
