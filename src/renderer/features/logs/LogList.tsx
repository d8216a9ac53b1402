import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { rows as cache, useLogs } from '../../state/logs';
import { t } from '../../strings';
import { classes } from '../../ui/classes';
import { ListScroll } from './ListScroll';
import { LogLine } from './LogLine';
import styles from './LogList.module.css';
import { isScaled, ROW, scaleOf } from './scale';
import { rangeOf, type Selection } from './selection';

/** What the viewer does with its list. */
export interface ListHandle {
  show(row: number, how: 'near' | 'centre'): void;
  focus(): void;
  /** Rows that fit into view. */
  perPage(): number;
  first(): number;
}

interface Props {
  ref: Ref<ListHandle>;
  count: number;
  selection: Selection | null;
  /** Label by source; null where there is but one. */
  labels: ReadonlyMap<string, string> | null;
  mark: string;
  /** Keeps to the end as the list grows. */
  stick: boolean;
  onSelect: (row: number, extend: boolean) => void;
  onOpen: () => void;
  /** The list was moved; tells whether it stands at its end. */
  onMove: (atEnd: boolean) => void;
}

/** The lines in view, of a list of any length. */
export function LogList({ ref, count, selection, labels, mark, stick, onSelect, onOpen, onMove }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [scroll] = useState(() => new ListScroll());
  const [height, setHeight] = useState(0);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const scale = scaleOf(count, height);
  useLogs((state) => state.turn);

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => element.current,
    estimateSize: () => ROW,
    overscan: 12,
    observeElementOffset: (_list, tell) => scroll.listen((offset) => tell(offset, false)),
    scrollToFn: (offset) => scroll.moveTo(offset),
    observeElementRect: (_list, tell) => observeSize(element.current, tell, setHeight),
  });
  const moved = useRef(onMove);
  moved.current = onMove;
  useLayoutEffect(() => (element.current ? scroll.attach(element.current) : undefined), [scroll]);
  useLayoutEffect(() => {
    scroll.resize(scaleOf(count, height));
    if (stick) scroll.moveTo(Number.MAX_SAFE_INTEGER, true);
  }, [scroll, count, height, stick]);
  useEffect(
    () =>
      scroll.listen((_offset, resized) => {
        if (!resized) moved.current(scroll.atEnd);
        if (isScaled(scroll.scale)) redraw();
      }),
    [scroll],
  );
  useImperativeHandle(
    ref,
    () => ({
      show: (row, how) => scroll.show(row, how),
      focus: () => element.current?.focus({ preventScroll: true }),
      perPage: () => Math.max(1, Math.floor(scroll.scale.viewport / ROW) - 1),
      first: () => Math.floor(scroll.offset / ROW),
    }),
    [scroll],
  );

  const items = virtual.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  const turn = useLogs((state) => state.turn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn may have made rows old
  useEffect(() => {
    if (first !== undefined && last !== undefined) cache.need(first, last);
  }, [first, last, turn]);

  const range = selection ? rangeOf(selection) : null;
  const head = selection?.head ?? -1;
  const shown = first !== undefined && last !== undefined && head >= first && head <= last;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot stand for rows that are not there
    <div
      ref={element}
      role="grid"
      tabIndex={0}
      aria-label={t.logs.list}
      aria-rowcount={count}
      aria-multiselectable="true"
      aria-activedescendant={shown ? rowId(head) : undefined}
      className={classes(styles.list, labels && styles.several)}
      data-log-list
    >
      <div role="presentation" className={styles.inside} style={{ height: scale.drawn }}>
        {items.map(({ index, start }) => (
          <LogLine
            key={index}
            id={rowId(index)}
            at={index}
            row={cache.row(index)}
            top={start + scroll.shift}
            source={labels?.get(cache.row(index)?.source ?? '') ?? null}
            showSource={labels !== null}
            mark={mark}
            selected={range !== null && index >= range.from && index <= range.to}
            current={index === head}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

const rowId = (at: number) => `log-row-${at}`;

function observeSize(
  element: HTMLElement | null,
  tell: (size: { width: number; height: number }) => void,
  setHeight: (height: number) => void,
): (() => void) | undefined {
  if (!element) return undefined;
  const measure = () => {
    tell({ width: element.clientWidth, height: element.clientHeight });
    setHeight(element.clientHeight);
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  return () => observer.disconnect();
}
