import type { Machine } from '../ports';

/** Whether the person works from afar: what cuts the network would cut them off, with nobody there to bring it back. */
export function isRemote({ env }: Pick<Machine, 'env'>): boolean {
  return Boolean(env.SSH_CONNECTION || env.SSH_TTY || env.SSH_CLIENT) || /^rdp-/i.test(env.SESSIONNAME ?? '');
}
