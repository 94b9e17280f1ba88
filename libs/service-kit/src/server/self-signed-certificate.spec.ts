import { createPrivateKey, X509Certificate } from 'node:crypto';
import { selfSignedCertificate } from './self-signed-certificate.ts';

describe('a self-signed certificate', () => {
  // 127 and 128 bytes have lengths of one and two bytes in DER.
  it.each(['toy', 'zoë', 'x'.repeat(127), 'x'.repeat(128), 'x'.repeat(300)])(
    'for %j is read and verified by OpenSSL',
    async (name) => {
      const { key, cert } = await selfSignedCertificate(name);
      const read = new X509Certificate(cert);
      expect([read.subject, read.issuer]).toEqual([`CN=${name}`, `CN=${name}`]);
      expect(read.verify(read.publicKey)).toBe(true);
      expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
      const [from, until] = [Date.parse(read.validFrom), Date.parse(read.validTo)];
      expect(from).toBeLessThan(Date.now());
      expect(until - from).toBe(366 * 86_400_000);
    },
  );
});
