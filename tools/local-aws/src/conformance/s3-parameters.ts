import { includes } from '../s3/check-head.ts';
import { s3Operations } from '../s3/operations/all-operations.ts';
import type { SupportedService } from './supported-service.ts';
import { lists } from './by-parameters.ts';

/** S3's parameters are headers, parts of the query, and XML. */
export const s3: SupportedService = {
  service: 's3',
  operations: Object.keys(s3Operations),
  takes(operation, { place, path, wire }) {
    const { query = [], headers = [], xml } = s3Operations[operation] ?? {};
    if (place === 'address') return true;
    if (place === 'query') return query.includes(wire);
    if (place === 'header')
      return everyHeader.has(wire.toLowerCase()) || includes(headers, wire.toLowerCase());
    const [root, ...rest] = wire.split('.');
    if (path === 'Body') return true;
    return (
      root === xml?.root && (rest.length === 0 || lists(xml?.parameters ?? {}, rest.join('.')))
    );
  },
};

const everyHeader = new Set(['content-length', 'x-amz-expected-bucket-owner']);
