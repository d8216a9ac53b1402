import { memo, type ReactNode } from 'react';
import type { LogRow } from '../../../contract/logs';
import { catalogueLang, t } from '../../strings';
import { classes } from '../../ui/classes';
import { Lamp, type LampState } from '../../ui/Lamp';
import { markHits } from './filter';
import styles from './LogLine.module.css';
import { showTime, withoutTime } from './show';

const LAMPS: Readonly<Partial<Record<LogRow['group'], LampState>>> = {
  problem: 'broken',
  clears: 'works',
  info: 'unknown',
};

/** Lamp of a kind of line; noise and unknown lines have none. */
export function GroupLamp({ group, className }: { group: LogRow['group']; className?: string }) {
  const lamp = LAMPS[group];
  return lamp ? <Lamp state={lamp} className={className} /> : null;
}

interface Props {
  id: string;
  at: number;
  row: LogRow | null;
  top: number;
  source: string | null;
  showSource: boolean;
  mark: string;
  selected: boolean;
  current: boolean;
  onSelect: (row: number, extend: boolean) => void;
  onOpen: () => void;
}

/** One line of a log. The list has the focus and handles the keys. */
export const LogLine = memo(function LogLine(props: Props) {
  const { id, at, row, top, source, showSource, mark, selected, current, onSelect, onOpen } = props;
  const { date, clock } = showTime(row?.time ?? null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table holds rows that are not there
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys for its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the current row
    <div
      role="row"
      id={id}
      aria-rowindex={at + 1}
      aria-selected={selected}
      className={classes(styles.row, row && styles[row.group], selected && styles.selected, current && styles.current)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onSelect(at, event.shiftKey)}
      onDoubleClick={onOpen}
    >
      <Cell className={styles.lamp}>
        {row && <GroupLamp group={row.group} />}
        {row && row.group !== 'other' && <span className="visually-hidden">{t.logs.group[row.group]}</span>}
      </Cell>
      <Cell className={styles.time}>
        {date && <span className={styles.date}>{date} </span>}
        <Marked text={clock} mark={mark} />
      </Cell>
      <Cell className={styles.level}>{row?.level}</Cell>
      {showSource && <Cell className={styles.source}>{source}</Cell>}
      <Cell className={styles.text}>
        {row ? (
          <>
            {row.event && row.group !== 'benign' && <span className={styles.event}>{row.event}</span>}
            <span lang={catalogueLang}>
              <Marked text={withoutTime(row.text)} mark={mark} />
            </span>
          </>
        ) : (
          <span className={styles.waiting}>{t.logs.loadingRow}</span>
        )}
      </Cell>
    </div>
  );
});

function Cell({ className, children }: { className: string | undefined; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table holds rows that are not there
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus
    <span role="gridcell" className={className}>
      {children}
    </span>
  );
}

/** A text with what was searched for marked in it. */
export function Marked({ text, mark }: { text: string; mark: string }) {
  if (mark === '') return text;
  return markHits(text, mark).map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
    place % 2 === 1 ? <mark key={place}>{part}</mark> : part,
  );
}
