import { en } from './en';

/** Every word of the interface. Another language is another object of this shape. */
export type Strings = typeof en;

/** The words in use. */
export const t: Strings = en;
