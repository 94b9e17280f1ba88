/** The only algorithm of the keys: https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
export const algorithm = 'ECDSA_SHA_256';
