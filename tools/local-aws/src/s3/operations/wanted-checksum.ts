import type { S3Call } from '../call.ts';
import { isAlgorithm, type StoredChecksum } from '../checksums.ts';
import type { Upload } from '../model.ts';
import { s3Error } from '../s3-error.ts';

/** The requested algorithm and type, or S3's defaults. */
export function checksumWanted(call: S3Call): Upload['checksum'] {
  const algorithm = call.header('x-amz-checksum-algorithm')?.toUpperCase() ?? 'CRC64NVME';
  if (!isAlgorithm(algorithm))
    throw s3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.');
  const usual = algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  const type = call.header('x-amz-checksum-type')?.toUpperCase() ?? usual;
  const possible = algorithm.startsWith('SHA')
    ? ['COMPOSITE']
    : algorithm === 'CRC64NVME'
      ? ['FULL_OBJECT']
      : ['COMPOSITE', 'FULL_OBJECT'];
  if (!possible.includes(type))
    throw s3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  return { algorithm, type: type as StoredChecksum['type'] };
}
