/** The default account. */
export const accountId = '000000000000';

/** The region: AWS_REGION, or eu-central-1. */
export const localRegion = (): string => process.env['AWS_REGION'] || 'eu-central-1';
