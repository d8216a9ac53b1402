import type { Finding } from '../../../contract/diagnosis';
import type { Side } from '../../../contract/words';
import { type Known, textOf } from '../known';

/** How a finding is to be read beside the others; what is left out stays as the catalogue has it. */
export interface Reading {
  /** It is no fault here: the others show why it is so, or that it does no harm. */
  harmless?: true;
  side?: Side;
  certain?: boolean;
  /** Takes the place of this finding in the order of what decides. */
  standsBy?: string;
  /** Codes Spotify typically shows for it, the likeliest first. */
  shows?: readonly string[];
  /** Its sentence in `catalog/findings/readings.yaml`, where its own leaves open what is known here. */
  says?: string;
}

/** In which light the others show a finding. */
export interface Rule {
  about: readonly string[];
  when(known: Known, finding: Finding): boolean;
  reading: Reading;
}

/** A value of the finding itself fits the pattern. */
export const isFor = (key: string, pattern: RegExp) => (_known: Known, finding: Finding) =>
  pattern.test(textOf(finding, key));
