import { ArrowDown, X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { LogBook } from '../../../contract/logs';
import { rows as cache, changeChoice, closeBook, findNext, setFollowing, useLogs } from '../../state/logs';
import { notify } from '../../state/notice';
import { labelsOf } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { useTitle } from '../../ui/Page';
import { BookHead } from './BookHead';
import { copyLines } from './copy';
import { EVERYTHING } from './filter';
import { type ListHandle, LogList } from './LogList';
import { RowDetail } from './RowDetail';
import { moveOf, type Selection, select, selectAll } from './selection';
import { Tools } from './Tools';
import styles from './Viewer.module.css';
import { ViewerFoot } from './ViewerFoot';

/** An open log: tools, lines, the line in full. */
export function Viewer({ book }: { book: LogBook }) {
  useTitle(t.logs.title);
  const { view, choice } = useLogs();
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [open, setOpen] = useState(false);
  const [privately, setPrivately] = useState(false);
  const [said, setSaid] = useState('');
  const count = view?.rows ?? 0;
  const current = useCurrent(selection, setSelection);
  const stick = useStick(book, count);
  const labels = labelsOf(book.sources);

  const pick = useCallback(
    (row: number, extend: boolean) => setSelection((held) => select(held, row, extend, count)),
    [count],
  );
  const openDetail = useCallback(() => setOpen(true), []);
  const go = (row: number, how: 'near' | 'centre', extend = false) => {
    pick(row, extend);
    list.current?.show(Math.min(count - 1, Math.max(0, row)), how);
  };
  const jump = async (back: boolean, text: string | null) => {
    const from = selection?.head ?? (list.current?.first() ?? 0) - (back ? 0 : 1);
    const found = await findNext(from, back, text);
    if (found === null) return notify(text === null ? t.logs.noProblem : t.logs.noHit);
    setSelection({ anchor: found, head: found });
    list.current?.show(found, 'centre');
  };
  const copy = () => {
    if (selection) void copyLines(selection, !privately);
  };
  useEffect(() => {
    if (current) setSaid(`${current.event ?? ''} ${current.text.slice(0, 160)}`.trim());
  }, [current]);

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const inList = target.hasAttribute('data-log-list');
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    if (key === 'F8' || (!command && key.toLowerCase() === 'n' && target.tagName !== 'INPUT')) {
      void jump(shiftKey, null);
    } else if (key === 'Escape' && open) {
      setOpen(false);
      list.current?.focus();
    } else if (!inList) return;
    else if (command && key.toLowerCase() === 'a') setSelection((held) => selectAll(held, count));
    else if (command && key.toLowerCase() === 'c') copy();
    else if (command && key !== 'Home' && key !== 'End') return;
    else if (key === 'Enter') {
      if (!selection) go(list.current?.first() ?? 0, 'near');
      setOpen(true);
    } else {
      const start = selection?.head ?? (list.current?.first() ?? 0) - (key === 'ArrowDown' ? 1 : 0);
      const to = moveOf(key, start, count, list.current?.perPage() ?? 1);
      if (to === null) return;
      go(to, 'near', shiftKey);
    }
    event.preventDefault();
  };

  const nothing = book.done && view !== null && count === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that go through the list work on all of the viewer
    <div className={styles.viewer} onKeyDown={onKey}>
      <BookHead book={book} />
      <div className={styles.box}>
        <Tools
          book={book}
          search={search}
          onProblem={(back) => void jump(back, null)}
          onHit={(back, text) => void jump(back, text)}
          onFollow={(on) => {
            stick.hold();
            void setFollowing(on);
          }}
        />
        {nothing ? <NothingLeft book={book} /> : null}
        <div className={nothing ? styles.hidden : styles.lines}>
          <LogList
            ref={list}
            count={count}
            selection={selection}
            labels={book.sources.length > 1 ? labels : null}
            mark={choice.text}
            stick={stick.stick}
            onSelect={pick}
            onOpen={openDetail}
            onMove={stick.moved}
          />
          {stick.fresh > 0 && (
            <Button className={styles.fresh} onClick={stick.hold}>
              <ArrowDown />
              {t.logs.newLines(stick.fresh)}
            </Button>
          )}
        </div>
        {open && selection && (
          <RowDetail
            row={cache.row(selection.head)}
            source={labels.get(cache.row(selection.head)?.source ?? '') ?? ''}
            mark={choice.text}
            onClose={() => {
              setOpen(false);
              list.current?.focus();
            }}
          />
        )}
        <ViewerFoot
          book={book}
          view={view}
          selection={selection}
          opened={open}
          privately={privately}
          onPrivately={setPrivately}
          onCopy={copy}
          onOpen={() => setOpen((held) => !held)}
        />
      </div>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </div>
  );
}

function NothingLeft({ book }: { book: LogBook }) {
  const isEmpty = book.lines === 0;
  return (
    <div className={styles.nothing}>
      <Empty
        title={isEmpty ? t.logs.emptyBook : t.logs.none}
        actions={
          isEmpty ? (
            <Button onClick={closeBook}>
              <X />
              {t.logs.close}
            </Button>
          ) : (
            <Button onClick={() => changeChoice({ ...EVERYTHING, foldNoise: false })}>{t.logs.clear}</Button>
          )
        }
      >
        {isEmpty ? t.logs.emptyBookHow : t.logs.noneHow}
      </Empty>
    </div>
  );
}

/** The current row. Where lines moved beneath a selection it is dropped: other lines than those picked would be copied. */
function useCurrent(selection: Selection | null, setSelection: (selection: Selection | null) => void) {
  const turn = useLogs((state) => state.turn);
  const filter = useLogs((state) => state.filter);
  const seen = useRef<{ head: number; name: string; filter: unknown } | null>(null);
  const head = selection?.head ?? -1;
  const row = head >= 0 && cache.isFresh(head) ? cache.row(head) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn may have moved rows
  useEffect(() => {
    const before = seen.current;
    if (before && before.filter !== filter && JSON.stringify(before.filter) !== JSON.stringify(filter)) {
      seen.current = null;
      setSelection(null);
      return;
    }
    if (!row) return;
    const name = `${row.source}:${row.line}`;
    if (before && before.head === head && before.name !== name) {
      seen.current = null;
      setSelection(null);
    } else seen.current = { head, name, filter };
  }, [row, head, filter, turn]);
  return row;
}

/** Whether the list keeps to its end while the log grows, and how many lines came since it does not. */
function useStick(book: LogBook, count: number) {
  const [loose, setLoose] = useState<number | null>(null);
  const { following } = book;
  const rows = useRef(count);
  rows.current = count;
  const moved = useCallback((atEnd: boolean) => setLoose((held) => (atEnd ? null : (held ?? rows.current))), []);
  const hold = useCallback(() => setLoose(null), []);
  const stick = following && loose === null;
  return { moved, hold, stick, fresh: following && loose !== null ? Math.max(0, count - loose) : 0 };
}
