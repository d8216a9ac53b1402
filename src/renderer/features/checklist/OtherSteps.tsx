import { useState } from 'react';
import type { ResolvedStep } from '../../../contract/catalog';
import { PLATFORMS, type Platform } from '../../../contract/words';
import { catalogueLang, t } from '../../strings';
import { listOf } from '../../ui/list';
import { Toggle } from '../../ui/Toggle';
import { localText } from './chips';
import styles from './OtherSteps.module.css';

/** Steps of other systems, left out until they are asked for: somebody else's computer, for one. */
export function OtherSteps({ steps, platform }: { steps: readonly ResolvedStep[]; platform: Platform }) {
  const [shown, setShown] = useState(false);
  const others = steps.filter(({ platforms }) => !platforms.includes(platform));
  if (others.length === 0) return null;
  return (
    <div className={styles.others}>
      <Toggle label={t.checklist.others} checked={shown} onChange={setShown} />
      {shown && (
        <ul className={styles.list}>
          {others.map((step) => {
            const system = PLATFORMS.find((one) => step.platforms.includes(one));
            return (
              <li key={step.id} className={styles.step}>
                <h3 lang={catalogueLang}>{step.title}</h3>
                <p className={styles.where}>
                  {t.checklist.othersFor(listOf(step.platforms.map((place) => t.place[place])))}
                </p>
                <p className={styles.how} lang={catalogueLang}>
                  {system ? localText(step.how, system) : step.how.any}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
