/** The word for a name out of a closed list; a name that came from elsewhere and is none of it stays as it is. */
export function wordIn<N extends string | null>(words: Readonly<Record<string, string>>, name: N): N | string {
  return name !== null && Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
