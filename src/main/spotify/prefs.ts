/** Placeholder types; filled by the prefs reader. */
export interface PrefsEntry {
  key: string;
  /** Text after the first `=`, as written. */
  raw: string;
  /** Parsed value; null when the text is not a prefs value. */
  value: string | number | boolean | null;
  /** 1-based. */
  line: number;
}
export interface PrefsFile {
  entries: PrefsEntry[];
}
