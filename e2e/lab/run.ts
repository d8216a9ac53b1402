import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates';
import type { Fault } from './fault';
import { unshareArgs } from './here';
import type { Answer, Job } from './job';
import { type Judgement, judge, readSaid, type Said } from './judge';

/** A run of the doctor takes 60 s at most; a name that is still being looked up holds its end up. */
const LIMIT_MS = 90_000;

export interface Result extends Judgement {
  name: string;
  fault: Fault;
  /** Null when the lab itself failed. */
  said: Said | null;
  /** Milliseconds of the command line. */
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
  const failed = (why: string, raw: string, ms = 0): Result => ({
    name,
    fault,
    said: null,
    ms,
    raw,
    verdictRight: false,
    firstRight: false,
    misses: [why],
  });
  try {
    const folder = await mkdtemp(join(place, 'world-'));
    const job: Job = { fault: name, folder, root, certificates };
    const file = join(place, 'job.json');
    await writeFile(file, JSON.stringify(job), { mode: 0o600 });
    const { code, stdout, stderr } = await start(program, file);
    if (code !== 0) return failed(`the lab failed: ${stderr.trim() || `exit ${code}`}`, stderr);
    const answer: Answer = JSON.parse(stdout);
    if (answer.code !== 0 && answer.code !== 1) {
      return failed(`the command line ended with ${answer.code}: ${answer.stderr.trim()}`, answer.stderr, answer.ms);
    }
    const said = readSaid(answer.stdout);
    return {
      name,
      fault,
      said,
      ms: answer.ms,
      raw: `${answer.stdout}${answer.stderr}`,
      ...judge(said, fault.expect),
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), '');
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function start(program: string, file: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
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
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ ...said, code });
    });
  });
}
