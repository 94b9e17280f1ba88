import { InvalidArgumentError } from 'commander';

/** The parsed value of an option. Commander reports an error of the parser together with the option. */
export function validArgument<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
