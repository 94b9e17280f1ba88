import { fieldKey } from './field-key.ts';
import { wordStart, type Name } from './name-before.ts';
import type { Sensitivity } from './sensitive-key.ts';

/** Words between a name and the separator: "password is:", "API key provided:", "value of the token:". */
const LINK =
  /^(?:is|was|are|were|be|provided|supplied|given|received|used|entered|sent|found|mismatch|equals)$/i;

/**
 * A name may be two words (`api key: x`) or belong to someone (`password of bob: x`), and the value may have its own name
 * beside it: `"name": "password", "value": "x"`.
 */
export function sensitivityIn(text: string, name: Name): Sensitivity {
  const own = fieldKey(name.text).sensitivity;
  if (own !== 'no') return own;
  if (/^values?$/i.test(name.text)) return nameBeside(text, name.start);
  if (name.quoted) return 'no';
  const [third, second, previous] = wordsBefore(text, name.start);
  if (previous === undefined) return 'no';
  if (second !== undefined && /^(?:of|for)$/i.test(previous))
    return sensitivityOfWords(third, second);
  return LINK.test(name.text)
    ? sensitivityOfWords(second, previous)
    : fieldKey(`${previous}_${name.text}`).sensitivity;
}

function sensitivityOfWords(first: string | undefined, second: string): Sensitivity {
  const own = fieldKey(second).sensitivity;
  return own !== 'no' || first === undefined ? own : fieldKey(`${first}_${second}`).sensitivity;
}

/** The three words before a position, as far as only a space separates them. */
function wordsBefore(text: string, at: number): (string | undefined)[] {
  const words: (string | undefined)[] = [undefined, undefined, undefined];
  let start = at;
  for (let index = 2; index >= 0 && text[start - 1] === ' '; index--) {
    const end = start - 1;
    start = wordStart(text, end);
    if (start === end) break;
    words[index] = text.slice(start, end);
  }
  return words;
}

const NAME_WORD = String.raw`(?:name|key|header|field|type)[\\"'\s]*[:=][\\"'\s]*([\w.-]{1,64})`;

const BESIDE = new RegExp(String.raw`${NAME_WORD}[\\"'\s]*[,;>\s]?[\\"'\s]*$`, 'i');

/** `"value": "x", "name": "password"` */
const BEHIND = new RegExp(
  String.raw`^values?[\\"'\s]*[:=]\s*\\*["'][^"'{}]{0,128}["'][\\"'\s]*,[\\"'\s]*${NAME_WORD}`,
  'i',
);

function nameBeside(text: string, at: number): Sensitivity {
  const before = BESIDE.exec(text.slice(Math.max(0, at - 128), at));
  const own = before?.[1] === undefined ? 'no' : fieldKey(before[1]).sensitivity;
  if (own !== 'no') return own;
  const behind = BEHIND.exec(text.slice(at, at + 320));
  return behind?.[1] === undefined ? 'no' : fieldKey(behind[1]).sensitivity;
}
