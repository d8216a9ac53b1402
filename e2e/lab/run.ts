import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates';
import type { Fault } from './fault';
import { unshareArgs } from './here';
import type { Job, Told } from './job';
import { type Judgement, judge, readSaid, type Said } from './judge';
import { judgeMending } from './mending';

/** A run of the doctor takes 60 s at most; a name that is still being looked up holds its end up. */
const LIMIT_MS = 90_000;
/** Mended and undone again that is three runs, and a repair that looks before and after. */
const MENDING_LIMIT_MS = 4 * LIMIT_MS;

export interface Result extends Judgement {
  name: string;
  fault: Fault;
  /** Null when the lab itself failed. */
  said: Said | null;
  /** What is wrong about mending it and undoing that; null where it was not mended. */
  mending: string[] | null;
  /** Why this computer cannot be broken in that way; null where it was. */
  notHere: string | null;
  /** Milliseconds of the whole world. */
  ms: number;
  /** Everything the programs printed. */
  raw: string;
}

/** Breaks a world of its own in one way and asks the command line what is wrong. */
export async function runFault(
  name: string,
  fault: Fault,
  { root, program, certificates }: { root: string; program: string; certificates: Certificates },
): Promise<Result> {
  const place = await mkdtemp(join(tmpdir(), 'backline-lab-'));
  const startedAt = performance.now();
  const result = (more: Partial<Result>): Result => ({
    name,
    fault,
    said: null,
    mending: null,
    notHere: null,
    ms: performance.now() - startedAt,
    raw: '',
    verdictRight: false,
    firstRight: false,
    misses: [],
    ...more,
  });
  const failed = (why: string, raw: string) => result({ misses: [why], raw });
  try {
    const folder = await mkdtemp(join(place, 'world-'));
    const job: Job = { fault: name, folder, root, certificates };
    const file = join(place, 'job.json');
    await writeFile(file, JSON.stringify(job), { mode: 0o600 });
    const { code, stdout, stderr } = await start(program, file, fault.mend ? MENDING_LIMIT_MS : LIMIT_MS);
    if (code !== 0) return failed(`the lab failed: ${stderr.trim() || `exit ${code}`}`, stderr);
    const told: Told = JSON.parse(stdout);
    if ('notHere' in told) return result({ notHere: told.notHere });
    const { doctor, mended } = told;
    if (doctor.code !== 0 && doctor.code !== 1) {
      return failed(`the command line ended with ${doctor.code}: ${doctor.stderr.trim()}`, doctor.stderr);
    }
    const said = readSaid(doctor.stdout);
    const runs = [doctor, mended?.repair, mended?.after, mended?.undo, mended?.again];
    return result({
      said,
      mending: fault.mend && mended ? judgeMending(fault.mend, fault.expect, mended) : null,
      raw: runs.map((run) => (run ? `${run.stdout}${run.stderr}` : '')).join(''),
      ...judge(said, fault.expect),
    });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), '');
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function start(
  program: string,
  file: string,
  limitMs: number,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn('unshare', [...unshareArgs(), process.execPath, program, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  return new Promise((resolve, reject) => {
    // Whatever runs in the namespaces ends with their first process, which ends with this one.
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ ...said, code });
    });
  });
}
