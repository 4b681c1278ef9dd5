/**
 * A function that remembers its last answers, for texts that come again and again. It forgets them all when there are
 * more than `most`, so that a long life never fills the memory.
 */
export function remembered<Value>(work: (text: string) => Value, most = 500): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    if (known.size >= most) known.clear();
    const value = work(text);
    known.set(text, { value });
    return value;
  };
}
