import { create } from 'zustand';
import { ask, hear } from '../host';
import { useDoctor } from '../state/doctor';
import { setQuery, useLookup } from '../state/lookup';
import { keepDiagnosis } from '../state/run';
import { t } from '../strings';

interface PaletteState {
  /** Counts the openings, so that each begins anew. */
  opening: number;
  /** What the clipboard offered, while the field still holds it. */
  clip: string | null;
  /** What became of the last copying. */
  said: string | null;
}

export const usePalette = create<PaletteState>(() => ({ opening: 0, clip: null, said: null }));

/** Hears when the palette opens and closes. What was looked up before is not there the next time. */
export function followPalette(): void {
  hear('palette.shown', ({ shown }) => {
    setQuery('');
    usePalette.setState(({ opening }) => ({ opening: opening + (shown ? 1 : 0), clip: null, said: null }));
    if (shown) void begin();
  });
}

async function begin(): Promise<void> {
  const { opening } = usePalette.getState();
  try {
    const [{ clip }, last] = await Promise.all([ask('palette.begin', {}), ask('doctor.last', {})]);
    // Closed meanwhile, or opened again.
    if (usePalette.getState().opening !== opening) return;
    if (last) useDoctor.setState(({ diagnoses }) => ({ diagnoses: keepDiagnosis(diagnoses, last) }));
    // Who was quicker has typed something else already.
    if (clip === null || useLookup.getState().query !== '') return;
    setQuery(clip);
    usePalette.setState({ clip });
  } catch {
    // Nothing is offered then.
  }
}

/** Copies the first step of an entry and says so. */
export async function copyFirstStep(entry: string): Promise<void> {
  let said: string;
  try {
    const { title } = await ask('palette.copyFirstStep', { entry });
    said = title === null ? t.palette.noStep : t.palette.copied(title);
  } catch {
    said = t.palette.failed;
  }
  usePalette.setState({ said });
}

/** For what the palette asks of main and need not wait for. */
export function tell(name: 'palette.hide' | 'palette.diagnose'): void {
  ask(name, {}).catch(() => usePalette.setState({ said: t.palette.failed }));
}

export function openEntry(entry: string): void {
  ask('palette.open', { entry }).catch(() => usePalette.setState({ said: t.palette.failed }));
}
