import { FolderOpen, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LogSource } from '../../../contract/logs';
import { chooseFiles, findSources, openSources, useLogs } from '../../state/logs';
import { labelOf } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import { Panel } from '../../ui/Panel';
import { ago } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { RecordLink } from './RecordLink';
import styles from './Sources.module.css';
import { showSize } from './show';

/** Whether a source can be opened. */
const canOpen = ({ state }: LogSource) => state === 'present';

/** What Spotify and the system left here, to be opened as one. Recordings are opened one at a time unless picked. */
export function Sources() {
  const { sources, looking, opening } = useLogs();
  /** What the person picked or left out, by id; the rest is as it is by itself. */
  const [picked, setPicked] = useState<Readonly<Record<string, boolean>>>({});
  useEffect(() => {
    void findSources();
  }, []);
  if (!sources) return <p className={styles.looking}>{t.logs.looking}</p>;
  const isPicked = (source: LogSource) => canOpen(source) && (picked[source.id] ?? source.kind !== 'recording');
  const chosen = sources.filter(isPicked);
  const groups = [
    { title: t.logs.sources, of: sources.filter(({ kind }) => kind !== 'recording') },
    { title: t.logs.recordings, of: sources.filter(({ kind }) => kind === 'recording').reverse() },
  ].filter(({ of }) => of.length > 0);
  return (
    <div className={styles.parts}>
      {!sources.some(canOpen) && <NothingYet />}
      {groups.map(({ title, of }, index) => (
        <Panel
          key={title}
          title={title}
          className={styles.panel}
          aside={
            index === 0 && (
              <Button look="quiet" className={styles.again} disabled={looking} onClick={() => void findSources()}>
                <RefreshCw />
                {t.logs.lookAgain}
              </Button>
            )
          }
        >
          <ul className={styles.list}>
            {of.map((source) => (
              <Row
                key={source.id}
                source={source}
                picked={isPicked(source)}
                onPick={(on) => setPicked((held) => ({ ...held, [source.id]: on }))}
              />
            ))}
          </ul>
        </Panel>
      ))}
      <div className={styles.actions}>
        {sources.some(canOpen) && (
          <Button
            look="primary"
            disabled={chosen.length === 0 || opening}
            onClick={() => void openSources(chosen.map(({ id }) => id))}
          >
            {opening ? t.logs.opening : t.logs.open(chosen.length)}
          </Button>
        )}
        <Button disabled={opening} onClick={() => void chooseFiles()}>
          <FolderOpen />
          {t.logs.choose}
        </Button>
        <span className={styles.hand}>{t.logs.hand}</span>
      </div>
    </div>
  );
}

function NothingYet() {
  return (
    <div className={styles.nothing}>
      <h2>{t.logs.nothing}</h2>
      <p>{t.logs.nothingHow}</p>
      <RecordLink look="primary" />
    </div>
  );
}

interface RowProps {
  source: LogSource;
  picked: boolean;
  onPick: (on: boolean) => void;
}

function Row({ source, picked, onPick }: RowProps) {
  const now = useNow(60_000);
  const { state, why, bytes, changedAt } = source;
  const label = labelOf(source);
  const lamp = state === 'present' ? 'works' : state === 'unreadable' ? 'unknown' : 'off';
  const facts = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.state}>
        <Lamp state={lamp} />
        {t.logs.state[state]}
      </span>
      <span className={styles.size}>{bytes !== null && bytes > 0 ? showSize(bytes) : ''}</span>
      <span className={styles.when}>
        {changedAt && state === 'present' && (
          <>
            <span className="visually-hidden">{t.logs.changed} </span>
            {ago(changedAt, now)}
          </>
        )}
      </span>
      {why && <span className={styles.why}>{t.logs.why[why]}</span>}
    </>
  );
  return (
    <li>
      {canOpen(source) ? (
        <label className={styles.row}>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={t.logs.pick(label)}
            checked={picked}
            onChange={(event) => onPick(event.target.checked)}
          />
          {facts}
        </label>
      ) : (
        <div className={classes(styles.row, styles.shut)}>
          <span />
          {facts}
        </div>
      )}
    </li>
  );
}
