/** A TLS server's certificate and private key, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * A self-signed certificate with a P-256 key, new each time and only in memory. It is for load
 * balancers, which accept any certificate of a target, even an expired one (this one expires after a
 * year):
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration
 */
export async function selfSignedCertificate(service: string): Promise<Certificate> {
  // Loaded here, because most services do not use TLS.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: service }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  });
  return { key, cert };
}
