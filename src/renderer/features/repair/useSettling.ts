import { useState } from 'react';
import type { Job, RepairFault } from '../../../contract/repairs';
import { settleJob } from '../../state/repairs';

/** Undoing or finishing a job: one at a time, and why it did not work the last time. */
export function useSettling(job: Job, onSettled?: () => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<RepairFault | null>(null);
  const settle = (how: 'undo' | 'finish') => {
    if (busy) return;
    setBusy(true);
    void settleJob(job.id, how).then((why) => {
      setBusy(false);
      setFault(why);
      if (why === null) onSettled?.();
    });
  };
  return { busy, fault, settle };
}
