/** A mail or a terminal may break a long token, at its dots or anywhere. */
const WRAP = '(?:\\r?\\n(?=[\\w.-]{16}))?';

/** Tokens and keys without a vendor. */
export const ENCODED_TOKENS: readonly string[] = [
  // JSON web tokens, signed (3 parts) and encrypted (5)
  `eyJ[\\w-]{5,}${WRAP}\\.${WRAP}[\\w-]*(?:${WRAP}\\.${WRAP}[\\w-]*){0,3}(?:\\r?\\n(?=[\\w-]{0,64}\\d)[\\w.-]{16,})*`,
  // With white space at the start of the JSON
  'e[wy][\\w-]{14,}\\.e[wy][\\w-]{10,}\\.[\\w-]*',
  // The same encoded once more, and Grafana's keys, which are JSON without a signature
  'ZXlK[\\w+/=-]{60,}',
  'eyJrIjoi[A-Za-z\\d+/=]{60,}',
  // Private keys in base64, unlike certificates and public keys
  'LS0tLS1CRUdJTi(?!BDRVJU|BQVUJM)[\\w+/=]{20,}',
  // Keys of minisign
  'RWRTY0Iy[A-Za-z\\d+/]{40,}={0,2}',
  // Tickets of CAS
  '(?:ST|PT|TGT|PGT)-\\d{1,10}-[\\w.-]{20,}',
  // 64 bytes in base64, like Azure's account keys; a hash in a lockfile has its name in front
  '(?<![-+=])[A-Za-z\\d+/]{86}==',
];
