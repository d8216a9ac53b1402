import { create } from 'zustand';
import type { BuiltReport, OpenedReport } from '../../contract/report';
import { REPORT_PARTS, type ReportFormat, type ReportPart } from '../../contract/report-words';
import { ask } from '../host';
import { t } from '../strings';
import { notify, report } from './notice';

interface ReportState {
  /** Entry the report is about; null for the computer as a whole. */
  entry: string | null;
  parts: readonly ReportPart[];
  words: string;
  built: BuiltReport | null;
  /** The text as the person changed it; null while it is as it was made. */
  edited: string | null;
  building: boolean;
  failed: boolean;
  opened: OpenedReport | null;
}

const FRESH = { parts: [...REPORT_PARTS], words: '', built: null, edited: null, building: false, failed: false };

/** The report that is put together, and somebody else's that is looked at. Kept while the app runs. */
export const useReport = create<ReportState>(() => ({ ...FRESH, entry: null, opened: null }));

/** Only the newest of several answers counts. */
let asked = 0;

/** Makes the report anew from what is chosen. Changes of the text are lost, but none that is made meanwhile. */
export async function buildReport(): Promise<void> {
  asked += 1;
  const mine = asked;
  const { entry, parts, words, edited: before } = useReport.getState();
  useReport.setState({ building: true, failed: false });
  try {
    const built = await ask('report.build', { entry, parts: [...parts], words });
    if (mine !== asked) return;
    useReport.setState(({ edited }) => ({ built, edited: edited === before ? null : edited, building: false }));
  } catch (error) {
    if (mine !== asked) return;
    useReport.setState({ building: false, failed: true });
    report(error);
  }
}

/** Turns to a report about an entry or the whole computer, as it is now. Words already written stay; else the note on the entry is taken. */
export async function beginReport(entry: string | null): Promise<void> {
  const { words, parts } = useReport.getState();
  useReport.setState({ ...FRESH, parts, words, entry, building: true });
  if (words === '' && entry !== null) {
    const note = await ask('progress.get', { entry }).then(
      (progress) => progress.note,
      () => '',
    );
    if (useReport.getState().entry === entry) useReport.setState({ words: note });
  }
  await buildReport();
}

export function choosePart(part: ReportPart, on: boolean): void {
  useReport.setState(({ parts }) => ({
    parts: REPORT_PARTS.filter((one) => (one === part ? on : parts.includes(one))),
  }));
  void buildReport();
}

export function writeWords(words: string): void {
  useReport.setState({ words });
}

export function editText(text: string): void {
  useReport.setState(({ built }) => ({ edited: text === built?.markdown ? null : text }));
}

/** The text as it would leave now. */
export function textOf({ built, edited }: Pick<ReportState, 'built' | 'edited'>): string {
  return edited ?? built?.markdown ?? '';
}

export async function copyReport(): Promise<void> {
  try {
    await ask('report.copy', { text: textOf(useReport.getState()) });
    notify(t.report.copied);
  } catch (error) {
    report(error);
  }
}

export async function saveReport(format: ReportFormat): Promise<void> {
  const state = useReport.getState();
  if (!state.built) return;
  try {
    if (await ask('report.save', { id: state.built.id, format, text: textOf(state) })) notify(t.report.saved);
  } catch (error) {
    report(error);
  }
}

/** Lets the person choose a report; true when one is open now. */
export async function openReport(): Promise<boolean> {
  try {
    const opened = await ask('report.open', {});
    if (opened) useReport.setState({ opened });
    return opened !== null;
  } catch (error) {
    report(error);
    return false;
  }
}
