import { z } from 'zod';
import { UPDATE_PHASES, UPDATERS } from './words';

/** Newer versions of the app itself: looked for when the person wants that, installed when they say so. */

export const UpdateState = z.strictObject({
  by: z.enum(UPDATERS),
  phase: z.enum(UPDATE_PHASES),
  /** The newer version, once one is known. */
  version: z.string().max(60).nullable(),
  /** How much of it is loaded. */
  percent: z.number().int().min(0).max(100).nullable(),
});
export type UpdateState = z.infer<typeof UpdateState>;

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const nothing = z.strictObject({});

export const updateCalls = {
  'updates.state': call('What is known of newer versions; contacts nothing.', nothing, UpdateState),
  'updates.check': call('Looks for a newer version now, because the person asked.', nothing, UpdateState),
  'updates.install': call(
    'Loads the newer version, or installs the loaded one and restarts, or opens the page of releases.',
    nothing,
    UpdateState,
  ),
} as const;

export const updateEvents = {
  'updates.changed': { doc: 'What is known of newer versions changed.', payload: UpdateState },
} as const;
