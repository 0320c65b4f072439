/** A look-up that remembers its answers; forgets all of them at `limit`, since keys may come from a paste. */
export function cached<K, V>(look: (key: K) => V, limit = 20_000): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = look(key);
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
}
