import type { OperationParameters } from '../protocol/operations.ts';
import { accountIdentityParameters } from './account-identity.ts';

/** The parameters of each operation. */
export const iamParameters: OperationParameters = {
  GetRole: { RoleName: 'text' },
  ...accountIdentityParameters,
};

export const stsParameters: OperationParameters = { GetCallerIdentity: {} };
