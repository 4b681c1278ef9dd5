/**
 * A function that works out its answer once for each object and gives the same one from then on. The answer is kept as
 * long as the object, so whatever else it depends on must always be the same for that object.
 *
 * It is kept in the object, where nobody sees it, and not in a WeakMap: V8's collector of young objects keeps every value
 * of a WeakMap, so that all that was worked out for a text would outlive the text and be copied twice before it goes.
 */
export function onceFor<Key extends object, Rest extends readonly unknown[], Value>(read: (key: Key, ...rest: Rest) => Value): (key: Key, ...rest: Rest) => Value {
  const place = Symbol('answer');
  return (key, ...rest) => {
    const kept = (key as { readonly [place]?: { readonly value: Value } })[place];
    if (kept) return kept.value;
    const value = read(key, ...rest);
    Object.defineProperty(key, place, { value: { value } });
    return value;
  };
}
