import type {
  GetAccountSettingRequest,
  GetAccountSettingResponse,
  PutAccountSettingRequest,
  PutAccountSettingResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import type { Registry } from '../registry.ts';

/** Whether one repository may mount layers of another. */
export const accountSettingOperations = {
  GetAccountSetting: (
    { name }: GetAccountSettingRequest,
    { mounts },
  ): GetAccountSettingResponse => ({ name, value: mounts ? 'ENABLED' : 'DISABLED' }),

  PutAccountSetting(
    { name, value }: PutAccountSettingRequest,
    registry,
  ): PutAccountSettingResponse {
    registry.mounts = value === 'ENABLED';
    return { name, value };
  },
} satisfies Operations<Registry>;
