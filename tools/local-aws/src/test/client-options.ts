/** Options for a real SDK client: one attempt only, so that a test sees each response. */
export const clientOptions = (endpoint: string) => ({
  endpoint,
  region: process.env['AWS_REGION'] || 'eu-central-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
});
