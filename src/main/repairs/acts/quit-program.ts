import { baseName } from '../../paths';
import type { ProcessRow } from '../../ports';
import { isGuard } from '../../spotify/interfering';
import type { ActOf } from './act';
import { type ActContext, ActFault, type ActHandler } from './kind';

/** How long a program gets to close its windows, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Another program of this person is asked to quit, never ended by force: it may hold unsaved work. */
export const quitProgram: ActHandler<'quit-program'> = {
  look: async (act, context) => ((await find(act, context)) ? 'before' : 'after'),
  async perform(act, context) {
    const row = await find(act, context);
    if (!row) return;
    // SECURITY: [sec-33] whatever a plan or a journal says, what guards this computer goes on running.
    if (isGuard(context.ports.machine.platform, row.program)) throw new ActFault('failed');
    if (!(await context.spotify.ask(row, PATIENCE_MS, context.signal))) throw new ActFault('timeout');
  },
  revert: null,
  closed: () => false,
  show: ({ program }, { ports }) => ({
    kind: 'program',
    name: baseName(ports.machine.platform, program) || program,
    what: 'quit',
  }),
};

/** A number alone may belong to another program by now. */
async function find(
  { pid, program }: ActOf<'quit-program'>,
  { ports, signal }: ActContext,
): Promise<ProcessRow | null> {
  const rows = await ports.machine.processes(signal);
  return rows.find((row) => row.pid === pid && row.program === program && row.mine === true) ?? null;
}
