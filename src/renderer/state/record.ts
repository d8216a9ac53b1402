import { create } from 'zustand';
import type { RecordState } from '../../contract/logs';
import { ask, hear } from '../host';
import { report } from './notice';

interface Recorder {
  /** As the host tells it; null until it was asked. */
  record: RecordState | null;
  /** The person has asked to stop, and it takes a moment. */
  stopping: boolean;
}

export const useRecorder = create<Recorder>(() => ({ record: null, stopping: false }));

const BUSY: readonly RecordState['state'][] = ['stopping', 'starting', 'recording', 'restoring'];
export const isBusy = (record: RecordState | null): boolean => record !== null && BUSY.includes(record.state);

let heard = false;

function take(record: RecordState): void {
  useRecorder.setState(({ stopping }) => ({ record, stopping: stopping && isBusy(record) }));
}

/** Hears of recordings from now on, and asks how things stand. */
export async function followRecorder(): Promise<void> {
  if (!heard) hear('record.changed', take);
  heard = true;
  take(await ask('record.state', {}));
}

export async function startRecording(): Promise<void> {
  await ask('record.start', {}).then(take, report);
}

export async function stopRecording(): Promise<void> {
  useRecorder.setState({ stopping: true });
  await ask('record.stop', {}).then(take, (error: unknown) => {
    useRecorder.setState({ stopping: false });
    report(error);
  });
}

/** Answers whether it is gone. */
export async function removeRecording(id: string): Promise<boolean> {
  return ask('record.remove', { id }).then(
    (record) => {
      take(record);
      return true;
    },
    (error: unknown) => {
      report(error);
      return false;
    },
  );
}
