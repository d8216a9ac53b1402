/**
 * Seconds this clock is behind Apple's, out of `sntp`'s answer; null when it holds none.
 * Versions differ in what stands before: a banner, a date and a zone in brackets, or nothing.
 */
export function parseSntp(text: string): number | null {
  for (const line of text.split(/\r?\n/).slice(0, 200)) {
    // 2026-10-05 09:12:01.123456 (+0400) -0.004213 +/- 0.021300 time.apple.com 192.0.2.1 s1 no-leap
    const offset = /(?:^|\s)([+-]\d{1,12}[.,]\d{1,9})\s+\+\/-\s/.exec(line.slice(0, 500))?.[1];
    if (offset !== undefined) return Number(offset.replace(',', '.'));
  }
  return null;
}

/**
 * Whether the clock is kept right, out of `timedatectl show`: a service of systemd's is switched on, or the
 * kernel was told by another one that it is. Null when neither is said.
 */
export function parseTimedatectl(text: string): boolean | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/).slice(0, 200)) {
    // NTP=yes
    const [, key = '', value = ''] = /^([A-Za-z]{1,40})=(.{0,100})$/.exec(line.trim()) ?? [];
    if (key !== '') values.set(key, value);
  }
  const told = ['NTP', 'NTPSynchronized'].map((key) => values.get(key));
  if (told.includes('yes')) return true;
  return told.includes('no') ? false : null;
}
