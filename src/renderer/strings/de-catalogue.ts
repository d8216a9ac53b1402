import words from 'virtual:backline/catalog-de';
import { joined, phrases } from './de-phrases';
import type { Retold } from './index';

/** What the catalogue and main say in English, in German. */
export const retold: Retold = { words, phrases, joined };
