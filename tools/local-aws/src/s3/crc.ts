/** The Castagnoli polynomial, bits reversed. */
const castagnoli = 0x82f63b78;

const table32 = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ castagnoli : value >>> 1;
  return value;
});

/** CRC-32C, which node:zlib does not have. */
export function crc32c(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ (table32[(crc ^ byte) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The NVMe polynomial, bits reversed. */
const nvme = 0x9a6c9329ac4bc9b5n;

// Two halves of 32 bits: BigInt would take seconds for some megabytes.
const high64 = new Uint32Array(256);
const low64 = new Uint32Array(256);
for (let index = 0; index < 256; index++) {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ nvme : value >> 1n;
  high64[index] = Number(value >> 32n);
  low64[index] = Number(value & 0xffffffffn);
}

/** CRC-64/NVME, big-endian. */
export function crc64nvme(data: Uint8Array): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of data) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (low64[index] as number);
    high = (high >>> 8) ^ (high64[index] as number);
  }
  const digest = Buffer.alloc(8);
  digest.writeUInt32BE(~high >>> 0, 0);
  digest.writeUInt32BE(~low >>> 0, 4);
  return digest;
}
