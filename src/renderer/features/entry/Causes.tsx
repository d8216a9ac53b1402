import type { CheckHere } from '../../../contract/api';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { classes } from '../../ui/classes';
import { Lamp, type LampState } from '../../ui/Lamp';
import { Panel } from '../../ui/Panel';
import styles from './Causes.module.css';
import { sortJudgements } from './here';
import { whyUnknown } from './whyUnknown';

interface Props {
  causes: ResolvedEntry['causes'];
  judgements: readonly CauseJudgement[];
  checked: boolean;
  reports: readonly CheckReport[];
  texts: readonly CheckHere[];
}

const LAMPS: Record<CauseJudgement['state'], LampState> = {
  confirmed: 'broken',
  'ruled-out': 'works',
  unknown: 'unknown',
};

/** Every cause the catalogue lists, and how it stands here, with its evidence. */
export function Causes({ causes, judgements, checked, reports, texts }: Props) {
  return (
    <Panel title={checked ? t.entry.causes : t.entry.causesUnchecked}>
      <ul className={styles.list}>
        {sortJudgements(judgements).map((judgement) => {
          const cause = causes.find(({ id }) => id === judgement.id);
          if (!cause) return null;
          const evidence = judgement.evidence.map(({ text }) => text);
          return (
            <li key={cause.id} className={classes(styles.cause, styles[judgement.state])}>
              <Lamp state={LAMPS[judgement.state]} className={styles.lamp} />
              <div className={styles.words}>
                {checked && <p className={styles.state}>{t.cause[judgement.state]}</p>}
                <p className={styles.text}>{cause.text}</p>
                {(evidence.length > 0 ? evidence : [whyUnknown(cause, judgement, checked, reports, texts)]).map(
                  (sentence) =>
                    sentence && (
                      <p key={sentence} className={styles.evidence}>
                        {sentence}
                      </p>
                    ),
                )}
                {cause.confidence !== 'high' && <p className={styles.evidence}>{t.confidence[cause.confidence]}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
