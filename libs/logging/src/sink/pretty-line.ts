import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const LEVEL_STYLES: Record<string, Style> = {
  error: 'red',
  warn: 'yellow',
  info: 'green',
  http: 'cyan',
};

/** Fields that every line of one service repeats, and that a person at a terminal knows. */
const HIDDEN = new Set([
  'timestamp',
  'level',
  'message',
  'environment',
  'version',
  'service',
  'traceId',
  'log',
  'stack',
]);

/** Fields that the message of an access line already contains, or that only matter to machines. */
const HIDDEN_IN_ACCESS = new Set(['method', 'path', 'status', 'client', 'userAgent']);

/**
 * A JSON log line for people: time, level, service, message, fields, the start of the trace id, and an
 * error's stack below. Control characters stay escaped, so a logged value cannot move the cursor.
 */
export function prettyLine(line: string, colours: boolean): string {
  const entry = parse(line);
  // A custom format of the logger may produce any kind of line.
  if (entry === undefined) return line;
  // Newer Node versions check stdout themselves, but the caller has already decided.
  const paint = (style: Style, text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const level = String(entry['level']);
  const isAccess = entry['log'] === 'access';
  const fields = Object.entries(entry)
    .filter(([key]) => !HIDDEN.has(key) && !(isAccess && HIDDEN_IN_ACCESS.has(key)))
    .map(([key, value]) => `${paint('dim', `${printable(key)}=`)}${printable(compact(value))}`);
  const head = [
    paint('dim', String(entry['timestamp']).slice(11, 23)),
    paint(LEVEL_STYLES[level] ?? 'gray', level.toUpperCase().padEnd(5)),
    paint('magenta', printable(String(entry['service']))),
    printable(String(entry['message'])),
    ...fields,
  ];
  if (entry['traceId']) head.push(paint('dim', `trace=${String(entry['traceId']).slice(0, 8)}`));
  const stacks = Object.values(entry)
    .map((value) => (value as { stack?: unknown } | null)?.stack)
    .filter((stack) => typeof stack === 'string')
    .flatMap((stack) => stack.split('\n').map((row) => paint('dim', `    ${printable(row)}`)));
  return [head.join(' '), ...stacks].join('\n') + '\n';
}

function compact(value: unknown): string {
  if (typeof value === 'string') return /^[\w./:@+-]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value, (key, nested: unknown) => (key === 'stack' ? undefined : nested));
}

/** C0, DEL and C1 control characters as escapes: none reaches the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
