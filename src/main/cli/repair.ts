import { resolve } from 'node:path';
import type { Catalog, RepairText } from '../../contract/catalog';
import type { Change, Job, PlanShown, RepairFault } from '../../contract/repairs';
import { createControl } from '../platform/control';
import { dataFolderOf } from '../platform/data-folder';
import { createOwnFiles } from '../platform/own-files';
import { PortError } from '../ports';
import { allRepairs } from '../repairs/registry';
import { noteRepair } from '../services/note-repair';
import { openRepairShop, type RepairShop } from '../services/repair-shop';
import { openWorkLog } from '../services/work-log';
import { UsageFault } from '../usage';
import { type ExitCode, json, type Output } from './output';
import { FAULT_SENTENCE, GUIDE_SENTENCE, PLAN_SENTENCE, VERIFIED_SENTENCE } from './repair-words';
import { openSession } from './session';

export interface RepairOptions {
  json: boolean;
  home?: string;
  /** Does what the plan says. */
  yes: boolean;
  /** Job to put back. */
  undo?: string;
  /** Interrupted job to go on with. */
  finish?: string;
}

/** `repair [ID]`: what was changed, what one repair would change, or the change itself. */
export async function runRepair(id: string | undefined, options: RepairOptions, output: Output): Promise<ExitCode> {
  const { doctor, catalog, ports } = await openSession(options.home);
  const { machine, exec, files, clock } = ports;
  const dataFolder = process.env.BACKLINE_DATA ? resolve(process.env.BACKLINE_DATA) : dataFolderOf(machine);
  const { platform, env, home, pretend } = machine;
  const own = createOwnFiles(platform, dataFolder);
  const shop = openRepairShop({
    ports,
    control: createControl({ platform, env, exec, home, pretend }),
    own,
    dataFolder,
    catalog,
    doctor,
    repairs: allRepairs,
  });
  const workLog = openWorkLog({ files, clock, own }, dataFolder);
  /** What was done goes into the history, as it does from the window. */
  const tell = async (outcome: Job | { fault: RepairFault }): Promise<ExitCode> => {
    if ('id' in outcome && outcome.state === 'done')
      await noteRepair(workLog, catalog, outcome).catch((error: unknown) => {
        if (!(error instanceof PortError)) throw error;
        output.complain(`what was done stays done, but could not be written into the history (${error.system})`);
      });
    return showOutcome(outcome, catalog, options, output);
  };
  const stop = new AbortController();
  // Looking may be stopped; changing goes on to where nothing is left half done.
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const settle = async (job: string, work: RepairShop['undo']) => {
      const known = (await shop.jobs()).some((one) => one.id === job);
      if (!known) throw new UsageFault(`there is no job "${job.slice(0, 80)}"; backline repair lists them`);
      return tell(await work(job, new AbortController().signal));
    };
    if (options.undo !== undefined) return await settle(options.undo, shop.undo);
    if (options.finish !== undefined) return await settle(options.finish, shop.finish);
    if (id === undefined) return await listJobs(shop, catalog, options, output);
    const name = id.startsWith('rep.') ? id : `rep.${id}`;
    const held = await shop.plan(name, null, stop.signal);
    if (!held) {
      const names = allRepairs.map((repair) => repair.id).join(', ');
      throw new UsageFault(`there is no repair "${id.slice(0, 60)}"; known are ${names}`);
    }
    if (!options.yes || held.shown.state !== 'ready') return showPlan(held.shown, catalog, options, output);
    process.removeListener('SIGINT', onInterrupt);
    return await tell(await shop.run(held, new AbortController().signal));
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

const textOf = (catalog: Catalog, id: string): RepairText | undefined => catalog.repairs.find((one) => one.id === id);

function showPlan(plan: PlanShown, catalog: Catalog, options: RepairOptions, output: Output): ExitCode {
  const code = plan.state === 'not-needed' || plan.state === 'not-here' ? 0 : 1;
  if (options.json) {
    output.print(json(plan));
    return code;
  }
  const text = textOf(catalog, plan.repair);
  const lines = [`${text?.title ?? plan.repair}  (${plan.repair})`];
  for (const { text: why } of plan.evidence) lines.push(`  ${why}`);
  lines.push('', PLAN_SENTENCE[plan.state]);
  if (plan.fault) lines.push(FAULT_SENTENCE[plan.fault]);
  for (const change of plan.changes) lines.push(...showChange(change));
  for (const warning of plan.warnings) lines.push(`  Mind: ${text?.warnings[warning] ?? warning}`);
  if (text?.loses && plan.state === 'ready') lines.push(`  What it costs: ${text.loses}`);
  for (const { what, count } of plan.losses) lines.push(`  What it costs: ${count} ${what}`);
  if (plan.guide) {
    lines.push(GUIDE_SENTENCE[plan.guide.why]);
    for (const command of plan.guide.commands) lines.push(`  $ ${command}`);
  }
  if (plan.state === 'ready') lines.push('', `To do it: backline repair ${plan.repair} --yes`);
  output.print(lines.join('\n'));
  return code;
}

function showChange(change: Change): string[] {
  switch (change.kind) {
    case 'text':
      return [
        `  ${change.place}${change.line === null ? '' : `, line ${change.line}`}`,
        ...(change.before ?? '').split('\n').flatMap((line) => (line === '' ? [] : [`    - ${line}`])),
        ...(change.after ?? '').split('\n').flatMap((line) => (line === '' ? [] : [`    + ${line}`])),
      ];
    case 'move':
      return [`  ${change.from} is renamed to ${change.to}`];
    case 'setting':
      return [`  ${change.name}: ${change.before ?? 'not set'} becomes ${change.after ?? 'not set'}`];
    case 'command':
      return [`  $ ${change.text}`];
    case 'program':
      return [`  ${change.name} is ${change.what === 'quit' ? 'asked to quit' : 'started'}`];
    case 'download':
      return [`  ${change.from} is saved as ${change.to}`];
  }
}

function showOutcome(
  outcome: Job | { fault: RepairFault },
  catalog: Catalog,
  options: RepairOptions,
  output: Output,
): ExitCode {
  if (options.json) output.print(json(outcome));
  if (!('id' in outcome)) {
    if (!options.json) output.complain(`nothing was changed: ${FAULT_SENTENCE[outcome.fault]}`);
    return 1;
  }
  const good = outcome.state === 'undone' || (outcome.state === 'done' && outcome.verified !== 'no');
  if (!options.json) output.print(describeJob(outcome, catalog).join('\n'));
  return good ? 0 : 1;
}

function describeJob(job: Job, catalog: Catalog): string[] {
  const title = textOf(catalog, job.repair)?.title ?? job.repair;
  const lines = [`${title}: ${STATE[job.state]}`, `  ${job.id}`];
  if (job.fault) lines.push(`  ${FAULT_SENTENCE[job.fault]}`);
  if (job.state === 'done' && job.verified) lines.push(`  ${VERIFIED_SENTENCE[job.verified]}`);
  for (const { text } of job.evidence) lines.push(`  ${text}`);
  if (job.state === 'acting' || job.state === 'undoing')
    lines.push(`  To settle it: backline repair --finish ${job.id}, or --undo`);
  else if (job.undo) lines.push(`  To put it back: backline repair --undo ${job.id}`);
  return lines;
}

const STATE: Readonly<Record<Job['state'], string>> = {
  acting: 'was interrupted',
  done: 'done',
  failed: 'could not be done; everything is as before',
  undoing: 'putting it back was interrupted',
  undone: 'was put back',
  damaged: 'its journal cannot be read any more',
};

async function listJobs(shop: RepairShop, catalog: Catalog, options: RepairOptions, output: Output): Promise<ExitCode> {
  const jobs = await shop.jobs();
  if (options.json) output.print(json({ jobs, repairs: catalog.repairs.map(({ id, title }) => ({ id, title })) }));
  else if (jobs.length === 0) output.print('Nothing was changed on this computer so far.');
  else output.print(jobs.map((job) => describeJob(job, catalog).join('\n')).join('\n\n'));
  return jobs.some(({ state }) => state === 'acting' || state === 'undoing') ? 1 : 0;
}
