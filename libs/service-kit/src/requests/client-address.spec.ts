import fc from 'fast-check';
import { clientAddress, clientNetwork } from './client-address.ts';

describe('clientAddress', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:1001', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['"192.0.2.1:1001"', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:80', '192.0.2.1'],
    ['2001:DB8::0001', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:1001', '2001:db8::1'],
    ['"[2001:db8::1]:1001"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:80', 'fe80::1'],
  ])('reads %s as %s', (entry, address) => expect(clientAddress(entry)).toBe(address));

  it.each([
    ...[undefined, '', 'unknown', '_hidden', '192.0.2', '192.0.2.256', '192.0.2.01', '0x7f.1'],
    ...['192.0.2.1:port', '192.0.2.1:123456', '::gg', '[::1', '::1]', '[]', '[192.0.2.1', '%eth0'],
    ...['2001:db8::1:1001:1:1:1:1:1:1', '1.2.3.4, 5.6.7.8', 'http://192.0.2.1'],
  ])('finds no address in %s', (entry) => expect(clientAddress(entry)).toBeUndefined());
});

describe('clientNetwork', () => {
  it('is the same for all addresses of an IPv6 network, and for all values that are not addresses', () => {
    const networks = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:db8:1:3::1'].map(
      clientNetwork,
    );
    expect(networks[0]).toBe(networks[1]);
    expect(networks[0]).not.toBe(networks[2]);
    expect(clientNetwork(undefined)).toBe('unknown');
  });

  it('counts an address that only ends like an IPv4 address by its network, and none as that one', () => {
    const networks = ['2001:db8:1:2::1.2.3.4', '2001:db8:1:2::102:304'].map((entry) =>
      clientNetwork(clientAddress(entry)),
    );
    expect(networks[0]).toBe(networks[1]);
    for (const entry of ['2001:db8::1.2.3.4', '64:ff9b::1.2.3.4', '::1'])
      expect(clientNetwork(clientAddress(entry))).toMatch(/^[\da-f:]+\/64$/);
    expect(clientNetwork(clientAddress('::ffff:102:304'))).toBe('1.2.3.4');
  });

  it('does not depend on the port or the notation of an entry', () => {
    const port = fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined });
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), port, fc.boolean(), (address, at, upper) => {
        const v6 = address.includes(':');
        const bare = upper ? address.toUpperCase() : address;
        const entry = at === undefined ? bare : `${v6 ? `[${bare}]` : bare}:${at}`;
        expect(clientAddress(entry)).toBeDefined();
        expect(clientNetwork(clientAddress(entry))).toBe(clientNetwork(clientAddress(address)));
      }),
    );
  });
});
