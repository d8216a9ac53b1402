import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus in a part of the page whose buttons come and go: when the focused one is taken away, the
 * part itself gets the focus, so that a keyboard is never thrown back to the top of the page. `back` may know
 * a better place, from what had the focus.
 */
export function useKeptFocus<T extends HTMLElement>(
  place: RefObject<T | null>,
  back?: (last: HTMLElement, place: T) => HTMLElement | null,
): {
  onFocus(event: FocusEvent<T>): void;
  onBlur(event: FocusEvent<T>): void;
} {
  const held = useRef(false);
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && place.current?.contains(target))) held.current = false;
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [place]);
  useLayoutEffect(() => {
    const at = document.activeElement;
    if (!held.current || !place.current || (at !== null && at !== document.body)) return;
    const better = last.current && back?.(last.current, place.current);
    (better ?? place.current).focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }) => {
      held.current = true;
      last.current = target;
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      // Nothing gets it instead: the focused one was taken away, or the whole window was left.
      if (relatedTarget !== null) held.current = currentTarget.contains(relatedTarget);
    },
  };
}
