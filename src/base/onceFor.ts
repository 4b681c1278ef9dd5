/**
 * A function that works out its answer once for each object and gives the same one from then on. The answer is kept as
 * long as the object, so whatever else it depends on must always be the same for that object.
 */
export function onceFor<Key extends object, Rest extends readonly unknown[], Value>(read: (key: Key, ...rest: Rest) => Value): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...rest) => {
    const found = known.get(key) ?? { value: read(key, ...rest) };
    known.set(key, found);
    return found.value;
  };
}
