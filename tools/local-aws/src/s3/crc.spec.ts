import { crc32c, crc64nvme } from './crc.ts';

// The check values of https://reveng.sourceforge.io/crc-catalogue/all.htm
it('matches the CRC catalogue', () => {
  const check = Buffer.from('123456789');
  expect(crc32c(check).toString(16)).toBe('e3069283');
  expect(crc64nvme(check).toString('hex')).toBe('ae8b14860a799888');
  expect(crc32c(Buffer.alloc(0))).toBe(0);
  expect(crc64nvme(Buffer.alloc(0)).toString('hex')).toBe('0000000000000000');
});
