import type { SecurityProduct } from '../windows/facts';

/** Defender's own number, the same everywhere; its name is not. */
const DEFENDER = '{d68ddc3a-831f-4fae-9e44-da132c1acf46}';

/** Names of security programs that are active and not Windows' own. Bits 12 to 15 of the state: 1 = on. */
export function activeThirdParties(products: readonly SecurityProduct[]): string[] {
  const active = products.filter((product) => !isWindowsOwn(product) && (product.state & 0xf000) === 0x1000);
  return [...new Set(active.map(({ name }) => name))];
}

function isWindowsOwn({ name, program, guid }: SecurityProduct): boolean {
  return (
    /^windowsdefender:/i.test(program) || guid.toLowerCase() === DEFENDER || /^(windows|microsoft) defender/i.test(name)
  );
}
