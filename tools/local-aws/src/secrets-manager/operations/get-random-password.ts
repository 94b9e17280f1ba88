import type { Operations } from '../context.ts';
import { randomPassword } from '../random-password.ts';

export const randomPasswordOperations: Operations = {
  GetRandomPassword(input) {
    const excluded = (name: string): boolean => input.boolean(`Exclude${name}`) ?? false;
    return {
      RandomPassword: randomPassword({
        length: input.integer('PasswordLength', 1, 4096),
        excludeCharacters: input.optionalString('ExcludeCharacters'),
        requireEachType: input.boolean('RequireEachIncludedType'),
        types: [
          ...(excluded('Lowercase') ? [] : (['lowercase'] as const)),
          ...(excluded('Uppercase') ? [] : (['uppercase'] as const)),
          ...(excluded('Numbers') ? [] : (['numbers'] as const)),
          ...(excluded('Punctuation') ? [] : (['punctuation'] as const)),
          ...(input.boolean('IncludeSpace') ? (['space'] as const) : []),
        ],
      }),
    };
  },
};
