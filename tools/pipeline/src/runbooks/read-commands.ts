/** A command in a document, split as by a shell. */
export interface DocumentedCommand {
  readonly file: string;
  /** Its first words. */
  readonly tool: 'gatehouse' | 'aws';
  readonly args: readonly string[];
  /** Whether it is in a block that is meant to be run as it is, or in a sentence. */
  readonly place: 'block' | 'sentence';
}

/** The gatehouse and AWS CLI commands in a Markdown document; pure. */
export function readCommands(file: string, text: string): DocumentedCommand[] {
  const blocks = [...text.matchAll(/^( *)```sh\n([^]*?)^\1```/gm)].map(([, , block = '']) => block);
  const sentences = text.replace(/^( *)```[^]*?^\1```/gm, '');
  const inline = [...sentences.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [
    ...blocks.flatMap((code) => commandsIn(file, code, 'block')),
    ...inline
      .filter((code) => /^(?:[A-Z_]+=\S+ )*(?:npx )?(?:gatehouse|aws) /.test(code))
      .flatMap((code) => commandsIn(file, code, 'sentence').slice(0, 1)),
  ];
}

function commandsIn(
  file: string,
  code: string,
  place: DocumentedCommand['place'],
): DocumentedCommand[] {
  const joined = code.replace(/\\\n\s*/g, ' ').replace(/^\s*#.*$/gm, '');
  const starts = /(?<=^|[\s(|;&])(?:npx )?(gatehouse|aws) (?=[a-z])/gm;
  return [...joined.matchAll(starts)].map((match) => ({
    ...{ file, place, tool: match[1] as 'gatehouse' | 'aws' },
    args: wordsAt(joined, match.index + match[0].length),
  }));
}

/** Words up to the end of a command. A command substitution becomes the word `VALUE`. */
function wordsAt(text: string, start: number): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = start; at < text.length; at += 1) {
    const each = text[at] ?? '';
    if (each === '$' && quote !== "'") {
      const [found = '$'] =
        /^\$(?:\((?:[^()]|\([^()]*\)|\(\([^()]*\)\))*\)|\w+|\{\w+\})?/.exec(text.slice(at)) ?? [];
      word = `${word ?? ''}VALUE`;
      at += found.length - 1;
    } else if (quote !== undefined) {
      if (each === quote) quote = undefined;
      else word = `${word ?? ''}${each}`;
    } else if (each === "'" || each === '"') {
      quote = each;
      word ??= '';
    } else if (/[|;&)\n>]/.test(each)) break;
    else if (/\s/.test(each)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${each}`;
  }
  if (word !== undefined) words.push(word);
  return words;
}
