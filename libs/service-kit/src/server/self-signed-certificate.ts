/** What a TLS server shows, and proves to be its own: PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate of a service's own making, with a P-256 key: new each time, and in memory alone. It is
 * for load balancers, which take any from a target, also one that has expired (this one has after a year):
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration
 */
export async function selfSignedCertificate(service: string): Promise<Certificate> {
  // Loaded here, since most services do without TLS.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: service }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  });
  return { key, cert };
}
