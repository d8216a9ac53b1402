/** Bytes as people read them, in steps of a thousand: 950 kB, 1.3 GB. */
export function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1).replace('.0', '') : String(Math.round(value));
  return `${digits} ${units[unit]}`;
}
