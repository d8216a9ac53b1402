/**
 * How often a property is tried: the given number, times `BACKLINE_FUZZ` when that is set, as `npm run fuzz`
 * does. Anything but a whole number from 1 to 1,000 counts as 1.
 */
export function runs(count: number): number {
  const factor = Number(process.env.BACKLINE_FUZZ ?? '1');
  return Number.isInteger(factor) && factor >= 1 && factor <= 1000 ? count * factor : count;
}
