import type {
  CreateAliasRequest,
  CreateKeyRequest,
  CreateKeyResponse,
  GetPublicKeyRequest,
  GetPublicKeyResponse,
} from '@aws-sdk/client-kms';
import type { Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { KeyStore } from './key-store.ts';
import { algorithm } from './signing-algorithm.ts';

export const keyOperations = {
  CreateKey({ KeySpec, KeyUsage }: CreateKeyRequest, keys): CreateKeyResponse {
    if (KeySpec !== 'ECC_NIST_P256' || KeyUsage !== 'SIGN_VERIFY')
      throw new ServiceError(
        'UnsupportedOperationException',
        'The embedded KMS has keys of ECC_NIST_P256 for SIGN_VERIFY only.',
      );
    const { id, arn, createdAt } = keys.create();
    return {
      KeyMetadata: {
        AWSAccountId: arn.split(':')[4],
        KeyId: id,
        Arn: arn,
        CreationDate: createdAt,
        Description: '',
        Enabled: true,
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        MultiRegion: false,
        CustomerMasterKeySpec: KeySpec,
        KeyState: 'Enabled',
        KeyUsage,
        KeySpec,
        SigningAlgorithms: [algorithm],
      },
    };
  },

  CreateAlias({ AliasName = '', TargetKeyId }: CreateAliasRequest, keys): object {
    if (!/^alias\/[\w/-]{1,250}$/.test(AliasName))
      throw new ServiceError(
        'ValidationException',
        `Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html`,
      );
    if (AliasName.startsWith('alias/aws/')) throw new ServiceError('NotAuthorizedException', '');
    if (keys.findAlias(AliasName))
      throw new ServiceError(
        'AlreadyExistsException',
        `An alias with the name ${keys.aliasArn(AliasName)} already exists`,
      );
    keys.setAlias(AliasName, keys.find(TargetKeyId));
    return {};
  },

  GetPublicKey({ KeyId }: GetPublicKeyRequest, keys): GetPublicKeyResponse {
    const key = keys.find(KeyId);
    return {
      KeyId: key.arn,
      PublicKey: key.publicKey.export({ format: 'der', type: 'spki' }),
      CustomerMasterKeySpec: 'ECC_NIST_P256',
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: [algorithm],
    };
  },
} satisfies Operations<KeyStore>;
