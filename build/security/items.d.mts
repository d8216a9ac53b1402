export type Outcome = { items: number[]; state: 'passed' | 'failed' | 'skipped' };
export type Item = {
  item: number;
  what: string;
  left: { electron?: string; package?: string };
  unproven: string | null;
};
export type Tag = { item: number; file: string; title: string; kind: string };
export type Judged = Omit<Item, 'unproven'> & {
  tags: Tag[];
  counts: { passed: number; failed: number; skipped: number };
  state: 'proven' | 'in part' | 'unproven' | 'failed' | 'missing' | 'has tests';
  why?: string;
};
export const POINTS: number;
export function readItems(): Item[];
export function itemsIn(title: string): number[];
export function kindOf(file: string): string;
export function readTags(): Tag[];
export function judge(items: readonly Item[], tags: readonly Tag[], outcomes: readonly Outcome[] | null): Judged[];
