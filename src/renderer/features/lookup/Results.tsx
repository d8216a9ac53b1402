import { type MouseEvent, memo, useEffect } from 'react';
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
  /** Place of the option that the pointer is on; -1 between them. */
  const placeOf = ({ target }: MouseEvent) => {
    const { id } = (target instanceof Element && target.closest('[role="option"]')) || { id: '' };
    return hits.findIndex((_, index) => optionId(index) === id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys for its options
    <div
      role="listbox"
      id={listId}
      aria-label={label}
      className={styles.list}
      onPointerMove={(event) => {
        const at = placeOf(event);
        if (at >= 0 && at !== active) move(at);
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => open(placeOf(event))}
    >
      {hits.map(({ id, code, title, side }, index) => (
        <Option key={id} id={optionId(index)} code={code} title={title} side={side} selected={index === active} />
      ))}
    </div>
  );
}

interface OptionProps extends Pick<SearchHit, 'code' | 'title' | 'side'> {
  id: string;
  selected: boolean;
}

/** Knows nothing of the query: one that stays where it was is not drawn again for the next key. */
const Option = memo(function Option({ id, code, title, side, selected }: OptionProps) {
  const confirmed = useDoctor(({ diagnoses }) =>
    diagnoses[0]?.causes[code]?.some(({ state }) => state === 'confirmed'),
  );
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
    <div role="option" id={id} aria-selected={selected} className={classes(styles.option, selected && styles.active)}>
      <Lamp state={confirmed ? 'broken' : 'unknown'} />
      <span className={styles.code}>{code}</span>
      <span className={styles.title} lang={catalogueLang}>
        {title}
      </span>
      <span className={styles.side}>{confirmed ? t.lookup.confirmed : t.side[side]}</span>
    </div>
  );
});
