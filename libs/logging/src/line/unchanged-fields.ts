import { isReservedField } from '../redaction/field-key.ts';
import { quote } from '../text/quote.ts';

/** Fields as JSON members with a leading comma and unchanged values. */
export function writeUnchanged(fields: object): string {
  let out = '';
  for (const [name, value] of Object.entries(fields)) {
    const json = JSON.stringify(value) as string | undefined;
    if (json !== undefined) out += `,${quote(isReservedField(name) ? `_${name}` : name)}:${json}`;
  }
  return out;
}
