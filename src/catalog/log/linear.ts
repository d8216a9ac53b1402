/**
 * Says why a pattern may take more than linear time on hostile text, or null when it cannot.
 *
 * JavaScript's engine backtracks, so the file of patterns keeps to a subset where that stays harmless:
 * no look-around, no back-references, no repeated group that repeats inside without bound, and one
 * unbounded wildcard at most, none at all where the pattern floats and so is tried at every place.
 */
export function whyNotLinear(pattern: string): string | null {
  const plain = pattern.replace(/\\[^1-9]/g, (sign) => (/\\[SWDwds]/.test(sign) ? sign : 'x'));
  if (/\\[1-9]/.test(plain)) return 'has a back-reference';
  if (/\(\?(?!:)/.test(plain)) return 'has look-around or a named group';
  const flat = plain.replace(/\[(?:\\.|[^\]\\])*\]/g, (set) => (set.startsWith('[^') ? 'N' : 'n'));
  const wide = flat.match(/(?:\.|N|n|\\S|\\W|\\D|\\w)(?:[*+]|\{\d+,\})/g) ?? [];
  const allowed = isAnchored(flat) ? 1 : 0;
  if (wide.length > allowed) return `has ${wide.length} unbounded wildcards where ${allowed} would be linear`;
  if (repeatsInside(flat)) return 'repeats a group that repeats inside';
  return null;
}

/** True when every alternative starts with `^`. */
function isAnchored(flat: string): boolean {
  return flat.startsWith('^');
}

/** True when a group followed by `*`, `+` or `{n,}` holds an unbounded repetition itself. */
export function repeatsInside(flat: string): boolean {
  const open: boolean[] = [];
  for (let at = 0; at < flat.length; at += 1) {
    const sign = flat[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') open.push(false);
    else if (sign === ')') {
      const unbounded = open.pop() ?? false;
      const again = /^(?:[*+]|\{\d+,\})/.test(flat.slice(at + 1, at + 8));
      if (unbounded && again) return true;
      if (open.length > 0 && (unbounded || again)) open[open.length - 1] = true;
    } else if (/^(?:[*+]|\{\d+,\})/.test(flat.slice(at, at + 8)) && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}
