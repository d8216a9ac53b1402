import { orNull, systemPlace } from '../spotify/locate/places';
import { type CheckContext, type CheckOutcome, defineCheck } from './check';
import { handlerOf, hasDesktop } from './linux/link-handlers';
import { chosenHandlers } from './macos/link-handlers';

type Outcome = CheckOutcome<'browser/set' | 'browser/none'>;

/** Whether the system has a browser to open the sign-in page with. */
export const check = defineCheck({
  id: 'sys.browser.default',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['web'],
  findings: ['browser/set', 'browser/none'],
  async run(context) {
    const { machine, host } = context.ports;
    if (machine.platform === 'linux') return judgeLinux(context);
    if (machine.pretend) return { status: 'not-applicable' };
    const program = await host?.handlerOf('https');
    if (program) return { status: 'ok', findings: [{ id: 'browser/set' }] };
    return machine.platform === 'windows' ? judgeWindows(context) : judgeMac(context);
  },
});

async function judgeLinux(context: CheckContext): Promise<Outcome> {
  const { ports } = context;
  if (!hasDesktop(ports)) return { status: 'not-applicable' };
  const handler = await handlerOf(context, 'https');
  if (handler?.command) return { status: 'ok', findings: [{ id: 'browser/set', data: { browser: handler.id } }] };
  // A copied home need not name one: the system it came from did.
  if (ports.machine.pretend) return { status: 'not-applicable' };
  // xdg-open knows two more ways to find one.
  const fallback = await systemPlace(ports, '/usr/bin/x-www-browser');
  if (ports.machine.env.BROWSER || (fallback !== null && (await orNull(ports.files.facts(fallback))) !== null)) {
    return { status: 'unknown', reason: { code: 'not-found' } };
  }
  return { status: 'problem', findings: [{ id: 'browser/none', data: { browser: handler?.id ?? null } }] };
}

/** A class that the person chose and that is gone went with its browser. */
async function judgeWindows(context: CheckContext): Promise<Outcome> {
  const { web } = await context.windows('web');
  if (web === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
  if (web.chosen !== '' && !web.chosenThere) {
    return { status: 'problem', findings: [{ id: 'browser/none', data: { browser: web.chosen } }] };
  }
  if (web.chosen === '' && web.command === '') return { status: 'unknown', reason: { code: 'not-found' } };
  return { status: 'ok', findings: [{ id: 'browser/set', data: { browser: web.chosen || null } }] };
}

/** macOS always has Safari. */
async function judgeMac(context: CheckContext): Promise<Outcome> {
  const browser = (await chosenHandlers(context)).get('https') ?? 'com.apple.safari';
  return { status: 'ok', findings: [{ id: 'browser/set', data: { browser } }] };
}
