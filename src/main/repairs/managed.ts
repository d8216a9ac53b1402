import type { Ports } from '../ports';

/** Whether an organisation looks after this computer: a domain, or device management. Null = cannot tell. */
export async function isManaged({ machine }: Ports, _signal: AbortSignal): Promise<boolean | null> {
  return machine.pretend ? false : null;
}
