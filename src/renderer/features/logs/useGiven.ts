import { useEffect, useState } from 'react';
import { openText } from '../../state/logs';
import { notify } from '../../state/notice';
import { t } from '../../strings';
import { decodeLog, MOST_GIVEN } from './given';

/** Takes files that are dropped and text that is pasted anywhere on the page. Answers whether a file hovers above it. */
export function useGiven(): boolean {
  const [hovers, setHovers] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the drop would be refused.
      event.preventDefault();
      setHovers(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovers(false);
    };
    const onDrop = (event: DragEvent) => {
      setHovers(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void takeFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (files.length > 0) void takeFiles(files);
      else if (text.length > MOST_GIVEN) notify(t.logs.tooLarge, 'problem');
      else if (text.trim() !== '') void openText(t.logs.pasted, text);
    };
    const on = [
      ['dragover', onOver],
      ['dragleave', onLeave],
      ['drop', onDrop],
      ['paste', onPaste],
    ] as const;
    for (const [name, listener] of on) document.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of on) document.removeEventListener(name, listener as EventListener);
    };
  }, []);
  return hovers;
}

async function takeFiles(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (!file) return;
  if (files.length > 1) return notify(t.logs.dropOne, 'problem');
  if (file.size > MOST_GIVEN) return notify(t.logs.tooLarge, 'problem');
  try {
    await openText(file.name, decodeLog(new Uint8Array(await file.arrayBuffer())));
  } catch {
    // A folder, or a file that is gone by now.
    notify(t.logs.notRead, 'problem');
  }
}
