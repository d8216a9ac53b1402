import type { Table } from './table';
export async function benchPage(): Promise<Table[]> {
  return [];
}
