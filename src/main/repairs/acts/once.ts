import { verbOf } from '../verbs/verbs';
import type { ActHandler } from './kind';

/** Nothing tells afterwards whether it was done; it may always be done again. */
export const once: ActHandler<'once'> = {
  look: async () => 'before',
  perform: ({ verb, params }, context) => verbOf(verb).perform(params, context),
  revert: null,
  closed: () => false,
  show: ({ verb, params }) => ({ kind: 'command', text: verbOf(verb).text(params) }),
};
