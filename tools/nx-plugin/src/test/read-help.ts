/** An option in the help text of a command. */
export interface HelpOption {
  readonly name: string;
  /** One letter. */
  readonly alias?: string;
  readonly description: string;
  readonly takesValue: boolean;
}

const OPTION = /^ {2,}(?:-(\w), )?--([\w-]+)(?:([ =]<?\S+?>?))? {2,}(\S.*)$/;
const WITHOUT_TEXT = /^ {2,}(?:-(\w), )?--([\w-]+)(?:([ =]<?\S+>?))?$/;
/** Details that Nx's help shows in a separate column, and a schema in separate fields. */
const EXTRAS = / ?\((?:repeatable|default: |choices: )[^)]*\)/g;

/** Reads the options of a help text, as commander and our own commands print them, without `--help`. */
export function readHelp(text: string): HelpOption[] {
  const options: HelpOption[] = [];
  let current: { alias?: string; name: string; takesValue: boolean; words: string } | undefined;
  const finish = () => {
    if (!current || current.name === 'help') return;
    const { words, ...rest } = current;
    const description = words.replace(EXTRAS, '').trim() || words.trim();
    const same = options.findIndex(({ name }) => name === rest.name);
    if (same < 0) options.push({ ...rest, description });
    else
      options[same] = {
        ...options[same]!,
        takesValue: true,
        description: `${options[same]!.description}; with a value: ${description}`,
      };
  };
  for (const line of text.split('\n')) {
    const [, alias, name, value, words = ''] = OPTION.exec(line) ?? WITHOUT_TEXT.exec(line) ?? [];
    if (name !== undefined) {
      finish();
      current = { name, ...(alias && { alias }), takesValue: value !== undefined, words };
    } else if (current && /^ {6,}\S/.test(line)) current.words += ` ${line.trim()}`;
    else {
      finish();
      current = undefined;
    }
  }
  finish();
  return options;
}
