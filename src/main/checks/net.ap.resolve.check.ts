import { accessPoints } from './access-points';
import { defineCheck } from './check';

export const check = defineCheck({
  id: 'net.ap.resolve',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: ['apresolve/works', 'apresolve/failed', 'apresolve/foreign-answer'],
  async run(context) {
    const answer = await accessPoints(context);
    switch (answer.state) {
      case 'list':
        return { status: 'ok', findings: [{ id: 'apresolve/works', data: { count: answer.points.length } }] };
      case 'failed':
        return { status: 'problem', findings: [{ id: 'apresolve/failed', data: { error: answer.error } }] };
      case 'foreign':
        return { status: 'problem', findings: [{ id: 'apresolve/foreign-answer', data: { status: answer.status } }] };
    }
  },
});
