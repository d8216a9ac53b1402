import type { Certificates } from './certificates';

/** What the first process in the namespaces is told. */
export interface Job {
  fault: string;
  /** An empty folder, over which the world's own is mounted. */
  folder: string;
  /** Root of the project, with the built command line in it. */
  root: string;
  certificates: Certificates;
}

/** What the command line said. */
export interface Answer {
  stdout: string;
  stderr: string;
  code: number | null;
  ms: number;
}

/** What came of mending; what was not got to is null. */
export interface Mended {
  repair: Answer;
  /** Files of the person and of the system that differ afterwards from what they were. */
  changed: string[];
  after: Answer | null;
  undo: Answer | null;
  /** Files that still differ once it was put back. */
  left: string[];
  again: Answer | null;
}

/** What came out of a world: `notHere` is why this computer cannot be broken in that way. */
export type Told = { doctor: Answer; mended: Mended | null } | { notHere: string };
