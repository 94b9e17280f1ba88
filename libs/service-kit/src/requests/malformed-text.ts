/** A JSON escape of half a surrogate pair; any other encoding of it is not UTF-8. */
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
/** In a pattern of code points, this matches a surrogate without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

interface FieldInBody {
  readonly value: unknown;
  readonly name: string;
  readonly parent: FieldInBody | undefined;
}

/**
 * The path of the first string with a lone surrogate in parsed JSON, such as `items.0.name`, else
 * undefined. Other systems reject such strings: SNS, DynamoDB and `encodeURIComponent`.
 */
export function malformedText(source: string, value: unknown): string | undefined {
  if (!ESCAPED_SURROGATE.test(source)) return undefined;
  // Not recursive: a body may be nested more deeply than the stack allows.
  const left: FieldInBody[] = [{ value, name: '', parent: undefined }];
  for (let place = left.pop(); place; place = left.pop()) {
    if (LONE_SURROGATE.test(place.name)) return pathOf(place);
    if (typeof place.value === 'string') {
      if (LONE_SURROGATE.test(place.value)) return pathOf(place);
    } else if (typeof place.value === 'object' && place.value !== null) {
      for (const [name, part] of Object.entries(place.value).reverse())
        left.push({ name, value: part, parent: place });
    }
  }
  return undefined;
}

function pathOf(place: FieldInBody): string {
  const names: string[] = [];
  for (let at: FieldInBody = place; at.parent; at = at.parent)
    names.unshift(at.name.replace(/\p{Surrogate}/gu, '\u{fffd}'));
  return names.join('.');
}
