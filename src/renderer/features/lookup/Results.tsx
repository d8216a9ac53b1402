import { useEffect } from 'react';
import type { SearchHit } from '../../../contract/catalog';
import { useDoctor } from '../../state/doctor';
import { catalogueLang, t } from '../../strings';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import styles from './Results.module.css';
import type { LookupBox } from './useLookupField';

/** The results of a lookup as the options of its field. */
export function Results({ box, label }: { box: LookupBox; label: string }) {
  const { answer, active, listId, optionId, move, open } = box;
  const hits = answer?.results ?? [];
  const activeId = optionId(active);
  useEffect(() => {
    if (hits.length > 0) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, hits.length]);
  return (
    <div role="listbox" id={listId} aria-label={label} className={styles.list}>
      {hits.map((hit, index) => (
        <Option
          key={hit.id}
          hit={hit}
          id={optionId(index)}
          selected={index === active}
          onPoint={() => index !== active && move(index)}
          onChoose={() => open(index)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  hit: SearchHit;
  id: string;
  selected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ hit, id, selected, onPoint, onChoose }: OptionProps) {
  const confirmed = useDoctor(({ diagnoses }) =>
    diagnoses[0]?.causes[hit.code]?.some(({ state }) => state === 'confirmed'),
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
    <div
      role="option"
      id={id}
      aria-selected={selected}
      className={classes(styles.option, selected && styles.active)}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <Lamp state={confirmed ? 'broken' : 'unknown'} />
      <span className={styles.code}>{hit.code}</span>
      <span className={styles.title} lang={catalogueLang}>
        {hit.title}
      </span>
      <span className={styles.side}>{confirmed ? t.lookup.confirmed : t.side[hit.side]}</span>
    </div>
  );
}
