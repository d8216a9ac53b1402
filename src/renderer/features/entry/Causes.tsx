import type { CheckHere } from '../../../contract/api';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../../contract/diagnosis';
import { isBeingChecked, type Run } from '../../state/run';
import { catalogueLang, t } from '../../strings';
import { classes } from '../../ui/classes';
import { Fold } from '../../ui/Fold';
import { Lamp, type LampState } from '../../ui/Lamp';
import { Panel } from '../../ui/Panel';
import { useMedia } from '../../ui/useMedia';
import styles from './Causes.module.css';
import { sortJudgements } from './here';
import { whyUnknown } from './whyUnknown';

interface Props {
  causes: ResolvedEntry['causes'];
  judgements: readonly CauseJudgement[];
  checked: boolean;
  /** The run that goes on. */
  run?: Run | null;
  reports: readonly CheckReport[];
  texts: readonly CheckHere[];
  /** Instead of the usual title. */
  title?: string;
}

type Standing = CauseJudgement['state'] | 'checking';

const LAMPS: Record<Standing, LampState> = {
  confirmed: 'broken',
  'ruled-out': 'works',
  unknown: 'unknown',
  checking: 'checking',
};

/** As many causes as are shown at once; the others are one line away. */
const SHOWN = { wide: 6, narrow: 3 };

/** Every cause the catalogue lists for this system, and how it stands here, with its evidence. */
export function Causes({ causes, judgements, checked, run = null, reports, texts, title }: Props) {
  const sorted = sortJudgements(judgements).flatMap((judgement) => {
    const cause = causes.find(({ id }) => id === judgement.id);
    if (!cause) return [];
    const checking = isBeingChecked(run, cause, judgement);
    const reason = checking ? null : whyUnknown(cause, judgement, checked, reports, texts);
    return [{ cause, judgement, standing: checking ? ('checking' as const) : judgement.state, checked, reason }];
  });
  const ruledOut = sorted.filter(({ judgement }) => judgement.state === 'ruled-out');
  const standing = sorted.filter(({ judgement }) => judgement.state !== 'ruled-out');
  // What is confirmed is never folded away.
  const wide = useMedia('(min-width: 1000px)');
  const limit = wide ? SHOWN.wide : SHOWN.narrow;
  // What a run found out is shown whole where there is room for it.
  const open = wide && checked;
  const shown = Math.max(limit, standing.filter(({ judgement }) => judgement.state === 'confirmed').length);
  const few = sorted.length <= limit;
  const more = standing.slice(shown);
  return (
    <Panel title={title ?? (checked ? t.entry.causes : t.entry.causesUnchecked)}>
      <List items={few ? sorted : standing.slice(0, shown)} />
      {!few && more.length > 0 && (
        <Fold key={`more ${open}`} defaultOpen={open} className={styles.fold} summary={t.entry.moreCauses(more.length)}>
          <List items={more} />
        </Fold>
      )}
      {!few && ruledOut.length > 0 && (
        <Fold
          key={`ruled out ${open}`}
          defaultOpen={open}
          className={styles.fold}
          summary={t.entry.ruledOutCauses(ruledOut.length)}
        >
          <List items={ruledOut} />
        </Fold>
      )}
    </Panel>
  );
}

interface Item {
  cause: ResolvedEntry['causes'][number];
  judgement: CauseJudgement;
  standing: Standing;
  checked: boolean;
  /** Why nothing is known. */
  reason: string | null;
}

function List({ items }: { items: readonly Item[] }) {
  return (
    <ul>
      {items.map(({ cause, judgement, standing, checked, reason }) => (
        <li key={cause.id} className={classes(styles.cause, styles[judgement.state])}>
          <Lamp state={LAMPS[standing]} className={styles.lamp} />
          <div className={styles.words}>
            {checked && <p className={styles.state}>{standing === 'checking' ? t.check.running : t.cause[standing]}</p>}
            <p className={styles.text} lang={catalogueLang}>
              {cause.text}
            </p>
            {judgement.evidence.map(({ finding, text }) => (
              <p key={`${finding} ${text}`} className={styles.evidence}>
                {judgement.state === 'unknown' ? t.entry.hint(text) : text}
              </p>
            ))}
            {judgement.evidence.length === 0 && reason && <p className={styles.evidence}>{reason}</p>}
            {cause.confidence !== 'high' && <p className={styles.evidence}>{t.confidence[cause.confidence]}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
