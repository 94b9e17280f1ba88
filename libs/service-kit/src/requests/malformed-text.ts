/** How JSON spells half of a surrogate pair; other spellings of it are no UTF-8. */
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
/** In a pattern of code points, a surrogate is one without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

interface Place {
  readonly value: unknown;
  readonly name: string;
  readonly parent: Place | undefined;
}

/**
 * The path of the first text in parsed JSON with a lone surrogate, such as `items.0.name`, else
 * undefined. No other system takes such a text: SNS, DynamoDB and `encodeURIComponent` refuse it.
 */
export function malformedText(source: string, value: unknown): string | undefined {
  if (!ESCAPED_SURROGATE.test(source)) return undefined;
  // Not recursive: a body may be nested deeper than the stack is.
  const left: Place[] = [{ value, name: '', parent: undefined }];
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

function pathOf(place: Place): string {
  const names: string[] = [];
  for (let at: Place = place; at.parent; at = at.parent)
    names.unshift(at.name.replace(/\p{Surrogate}/gu, '\u{fffd}'));
  return names.join('.');
}
