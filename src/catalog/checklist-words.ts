/** What the app itself says about a step, in one language. */
export interface ChecklistWords {
  done: string;
  skipped: string;
  /** Before a cause that is ruled out here. */
  ruledOut: (cause: string) => string;
}

export const CHECKLIST_WORDS: ChecklistWords = {
  done: 'You did this.',
  skipped: 'You skipped this.',
  ruledOut: (cause) => `Ruled out here: ${cause}`,
};
