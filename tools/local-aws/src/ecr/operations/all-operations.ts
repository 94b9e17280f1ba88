import { accountSettingOperations } from './account-settings.ts';
import { imageOperations } from './images.ts';
import { repositoryOperations } from './repositories.ts';
import { scanOperations } from './scans.ts';
import { deleteImageOperations } from './delete-images.ts';
import { listImageOperations } from './list-images.ts';

export const ecrOperations = {
  ...accountSettingOperations,
  ...repositoryOperations,
  ...imageOperations,
  ...listImageOperations,
  ...deleteImageOperations,
  ...scanOperations,
};
