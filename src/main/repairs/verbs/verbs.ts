import type { Verb } from '../acts/act';
import type { ActContext } from '../acts/kind';

/** Something that is done once, may be done again without harm, and leaves nothing to put back. */
export interface VerbHandler {
  perform(params: Readonly<Record<string, string>>, context: ActContext): Promise<void>;
  /** The command, or what happens, as people read it. */
  text(params: Readonly<Record<string, string>>): string;
}

const modules = import.meta.glob<{ verb: VerbHandler }>('./*.verb.ts', { eager: true });

/** The handler of a verb: `<name>.verb.ts` beside this file. Throws for one that is not there. */
export function verbOf(name: Verb): VerbHandler {
  const found = modules[`./${name}.verb.ts`];
  if (!found) throw new Error(`there is no verb called ${name}`);
  return found.verb;
}
