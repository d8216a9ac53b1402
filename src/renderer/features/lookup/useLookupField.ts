import { type ClipboardEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { SearchAnswer, SearchHit } from '../../../contract/catalog';
import { setQuery, useLookup } from '../../state/lookup';
import { fromField, paste, toField } from './pasted';

export interface LookupOptions {
  /** False while the list is put away. */
  shown?: boolean;
  /** An entry was chosen. */
  onOpen: (hit: SearchHit) => void;
  /** Called when Esc finds nothing left to clear. */
  onLeave?: () => void;
}

/** A field and its list of results, as WAI-ARIA's combobox: the focus stays in the field. */
export function useLookupField({ shown = true, onOpen, onLeave }: LookupOptions) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { query, search } = useLookup();
  // Not deferred: Enter right after a key has to open what that key found. A search takes well under a frame.
  const answer: SearchAnswer | null = useMemo(() => (search && query.trim() ? search(query) : null), [search, query]);
  const [choice, setChoice] = useState({ query: '', index: 0 });
  const hits = answer?.results ?? [];
  // A new answer starts at its first result again.
  const active = choice.query === query ? Math.min(choice.index, hits.length - 1) : 0;
  const move = (index: number) => setChoice({ query, index });

  const open = (index: number) => {
    const hit = hits[index];
    if (hit) onOpen(hit);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && hits.length > 0) move((active + 1) % hits.length);
    else if (event.key === 'ArrowUp' && hits.length > 0) move((active - 1 + hits.length) % hits.length);
    else if (event.key === 'Enter') open(active);
    else if (event.key === 'Escape') {
      if (query) setQuery('');
      else onLeave?.();
    } else return;
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const field = event.currentTarget;
    const { shown } = paste(field.value, field.selectionStart ?? 0, field.selectionEnd ?? 0, text);
    setQuery(fromField(shown));
  };

  const expanded = shown && hits.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  return {
    answer,
    active,
    move,
    open,
    listId,
    optionId,
    input,
    expanded,
    field: {
      ref: input,
      type: 'text',
      'aria-autocomplete': 'list' as const,
      'aria-controls': listId,
      'aria-activedescendant': expanded ? optionId(active) : undefined,
      autoComplete: 'off',
      autoCapitalize: 'off',
      spellCheck: false,
      value: toField(query),
      onChange: (event: { currentTarget: HTMLInputElement }) => setQuery(fromField(event.currentTarget.value)),
      onKeyDown,
      onPaste,
    },
  };
}

export type LookupBox = ReturnType<typeof useLookupField>;
