import type { Reason } from '../../contract/diagnosis';
import { PortError, type PortErrorCode } from '../ports';

const REASON_OF: Readonly<Record<PortErrorCode, Reason['code']>> = {
  'not-found': 'not-found',
  'no-permission': 'no-permission',
  'is-folder': 'not-readable',
  'not-a-file': 'not-readable',
  'too-large': 'not-readable',
  busy: 'not-readable',
  timeout: 'timeout',
  cancelled: 'cancelled',
  'tool-missing': 'tool-missing',
  failed: 'failed',
};

/** Why a check cannot tell, from what it caught. Messages stay behind: they may hold paths. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof PortError) return { code: REASON_OF[error.code], detail: error.system };
  return { code: 'failed', detail: error instanceof Error ? error.name : 'unknown' };
}

/** The system's name of what went wrong (ECONNREFUSED, CERT_HAS_EXPIRED ...), for a finding's data. */
export function errorName(error: unknown): string {
  return error instanceof PortError ? error.system : 'UNKNOWN';
}
