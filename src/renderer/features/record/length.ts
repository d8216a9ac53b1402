/** How long something took or has taken so far, as `m:ss` or `h:mm:ss`; nothing where a time cannot be read. */
export function showLength(startedAt: string, endedAt: string | null, now: number): string {
  const from = Date.parse(startedAt);
  const to = endedAt === null ? now : Date.parse(endedAt);
  if (Number.isNaN(from) || Number.isNaN(to)) return '';
  const seconds = Math.max(0, Math.floor((to - from) / 1000));
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
