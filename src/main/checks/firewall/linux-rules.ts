import { isRecord, type JsonRecord, parseJson, recordsOf, textOf } from '../../json';

/**
 * Whether anything of nftables can stop what goes out: `nft -j list ruleset`. Chains that hook into the
 * output and those they lead to are looked at; whom a rule means is not told from here. Null when unreadable.
 */
export function canStopOutput(text: string): boolean | null {
  const answer = parseJson(text);
  if (!isRecord(answer) || !Array.isArray(answer.nftables)) return null;
  const parts = answer.nftables.filter(isRecord);
  const chains = parts.flatMap((part) => recordsOf(part.chain) ?? []);
  const rules = parts.flatMap((part) => recordsOf(part.rule) ?? []);
  const keyOf = (row: JsonRecord, name: string) => `${textOf(row, 'family')} ${textOf(row, 'table')} ${name}`;
  const hooks = chains.filter((chain) => ['output', 'postrouting'].includes(textOf(chain, 'hook')));
  if (hooks.some((chain) => textOf(chain, 'policy') === 'drop')) return true;

  const reached = new Set(hooks.map((chain) => keyOf(chain, textOf(chain, 'name'))));
  // A set grows while it is walked: chains that chains lead to come in turn.
  for (const key of reached) {
    for (const rule of rules.filter((one) => keyOf(one, textOf(one, 'chain')) === key)) {
      const words = wordsOf(rule.expr);
      if (['drop', 'reject', 'queue'].some((word) => words.has(word))) return true;
      for (const target of words.get('jump') ?? []) reached.add(keyOf(rule, target));
    }
  }
  return false;
}

/** What a rule's expressions do, verdict maps included, and where they lead. */
function wordsOf(expressions: unknown): Map<string, string[]> {
  const words = new Map<string, string[]>();
  const queue: unknown[] = [expressions];
  // Bounded: a rule has a few dozen parts.
  for (let index = 0; index < queue.length && index < 2000; index++) {
    const part = queue[index];
    if (Array.isArray(part)) queue.push(...part.slice(0, 500));
    else if (isRecord(part)) {
      for (const [key, value] of Object.entries(part)) {
        if (key === 'jump' || key === 'goto') {
          const target = isRecord(value) ? textOf(value, 'target') : '';
          words.set('jump', [...(words.get('jump') ?? []), target]);
        } else words.set(key, words.get(key) ?? []);
        queue.push(value);
      }
    }
  }
  return words;
}
