/** What was computed in a run, or is being computed, and under whose signal. */
export type Memo = Map<string, { answer: Promise<unknown>; signal: AbortSignal }>;

/**
 * One computation for a run, however many checks ask. It runs under the signal of the check that asked
 * first; when that one's time ends early, the next who waits starts it again under its own.
 */
export async function once<T>(memo: Memo, signal: AbortSignal, key: string, compute: () => Promise<T>): Promise<T> {
  for (;;) {
    const known = memo.get(key);
    if (known === undefined) {
      const answer = compute();
      memo.set(key, { answer, signal });
      return answer;
    }
    try {
      return (await known.answer) as T;
    } catch (error) {
      if (!known.signal.aborted || signal.aborted) throw error;
      if (memo.get(key) === known) memo.delete(key);
    }
  }
}
