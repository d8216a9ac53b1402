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
