/**
 * The port that all services listen on where there is no load balancer: callers find a service by its name, and a
 * name in DNS has no port. On a laptop, and behind load balancers, each has the port of its manifest.
 */
export const GATEWAY_PORT = 8_080;
