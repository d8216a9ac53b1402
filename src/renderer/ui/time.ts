

/** "Nov 20, 2026, 10:15" as a list shows it, in local time and the language of the page. */
export function moment(time: number): string {
  return new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
}

/** "10:15" in local time; a time that cannot be read gives nothing. */
export function timeOfDay(iso: string): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return '';
  return new Date(then).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
