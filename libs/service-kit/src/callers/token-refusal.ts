import { Refusal } from './refusal.ts';

// https://www.rfc-editor.org/rfc/rfc6750#section-3.1
export const refusal = (reason: string) =>
  new Refusal(reason, ['ApiKey', 'Bearer error="invalid_token"']);
