import { openApiDocument } from '@gatehouse/service-kit';
import { assetOperations } from './assets/asset-operations.ts';
import { userOperations } from './users/user-operations.ts';

/** The API description, served at /openapi.json. */
export const apiDescription = openApiDocument(
  {
    title: 'api-service',
    version: '1.0.0',
    description: 'Stores users in DynamoDB and assets in S3',
  },
  [...userOperations, ...assetOperations],
);
