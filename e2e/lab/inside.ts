import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificates } from './certificates';
import { allFaults } from './fault';
import type { Answer, Job, Told } from './job';
import { mendAndUndo, type Run } from './mending';
import { seeFiles } from './world/files';
import { writeHome } from './world/home';
import { lockDisks, mountDisks, mountPrograms, mountSystemFiles, prepareFolder, shutComputer } from './world/mounts';
import { layNetwork } from './world/network';
import { NotHere } from './world/not-here';
import { seatPerson } from './world/person';
import { startServers } from './world/servers';
import { startSpotifys, staying } from './world/spotifys';
import { healthyWorld } from './world/world';

/** Runs as the first process of its namespaces: whatever it starts ends with it. */
const job: Job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

async function main(): Promise<Told> {
  const fault = allFaults.get(job.fault);
  if (!fault) throw new Error(`there is no fault called ${job.fault}`);
  const certificates: Certificates = job.certificates;
  const world = healthyWorld();
  fault.break?.(world);

  prepareFolder(job.folder);
  const home = join(job.folder, 'home', 'ada');
  mkdirSync(join(job.folder, 'tmp'), { recursive: true });
  mkdirSync(home, { recursive: true });
  mountDisks(world.home.disks, home);
  writeHome(world.home, home);
  lockDisks(world.home.disks, home);
  mountSystemFiles(world, job.folder);
  mountPrograms(world.programs, job.folder);
  const roots = join(job.folder, 'roots.pem');
  const trusted = [certificates.authority, ...(world.trustsCompany ? [certificates.companyAuthority] : [])];
  writeFileSync(roots, trusted.map(({ cert }) => cert).join('\n'));

  const computer = await layNetwork(world);
  const person = await seatPerson(computer.enter);
  await startServers(world, certificates);
  await startSpotifys(world, home, person);
  shutComputer();

  const said = Object.entries(fault.answers ?? {}).flatMap(([question, option]) => [
    '--answer',
    `${question}=${option}`,
  ]);
  const run: Run = (words) =>
    askCommandLine(person, words, { home, env: { ...staying(home), ...world.environment, roots } });
  const doctor = () => run(['doctor', '--json', ...said]);
  const first = await doctor();
  if (!fault.mend) return { doctor: first, mended: null };
  return { doctor: first, mended: await mendAndUndo(fault.mend, { run, doctor, see: () => seeFiles(home) }) };
}

/** The built command line, as a person without any special rights runs it. */
function askCommandLine(
  person: readonly string[],
  words: readonly string[],
  { home, env }: { home: string; env: Readonly<Record<string, string>> & { roots: string } },
): Promise<Answer> {
  const { roots, ...own } = env;
  const startedAt = performance.now();
  const child = spawn('nsenter', [...person, process.execPath, join(job.root, 'bin', 'backline.mjs'), ...words], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: home,
      USER: 'ada',
      TMPDIR: join(job.folder, 'tmp'),
      NODE_EXTRA_CA_CERTS: roots,
      ...own,
    },
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  return new Promise<Answer>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...printed, code, ms: performance.now() - startedAt }));
  });
}

try {
  const answer = await main().catch((error: unknown): Told => {
    if (error instanceof NotHere) return { notHere: error.message };
    throw error;
  });
  await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(answer), () => resolve()));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
