import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { useId } from 'react';
import type { LogBook } from '../../../contract/logs';
import { changeChoice, useLogs } from '../../state/logs';
import { labelsOf } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import look from '../catalogue/Filters.module.css';
import styles from './Filters.module.css';
import { countChosen, GROUPS, LEVEL_NAMES } from './filter';

/** Kinds, levels and sources to leave in. None chosen leaves all in. */
export function Filters({ book }: { book: LogBook }) {
  const { choice } = useLogs();
  const labels = labelsOf(book.sources);
  return (
    <div className={styles.filters}>
      <Choices
        title={t.logs.groups}
        values={GROUPS}
        chosen={choice.groups}
        word={(group) => t.logs.group[group]}
        onChange={(groups) => changeChoice({ groups })}
      />
      <Choices
        title={t.logs.levels}
        values={LEVEL_NAMES}
        chosen={choice.levels}
        word={(level) => t.logs.level[level]}
        onChange={(levels) => changeChoice({ levels })}
      />
      {book.sources.length > 1 && (
        <Choices
          title={t.logs.bookSources}
          values={book.sources.map(({ id }) => id)}
          chosen={choice.sources}
          word={(source) => labels.get(source) ?? source}
          onChange={(sources) => changeChoice({ sources })}
        />
      )}
      {countChosen(choice) > 0 && (
        <Button
          look="quiet"
          className={styles.clear}
          onClick={() => changeChoice({ groups: [], levels: [], sources: [] })}
        >
          {t.logs.clear}
        </Button>
      )}
    </div>
  );
}

interface ChoicesProps<T extends string> {
  title: string;
  values: readonly T[];
  chosen: readonly T[];
  word: (value: T) => string;
  onChange: (values: T[]) => void;
}

function Choices<T extends string>({ title, values, chosen, word, onChange }: ChoicesProps<T>) {
  const id = useId();
  return (
    <div className={styles.choices}>
      <span id={id} className="label">
        {title}
      </span>
      <ToggleGroup<T>
        multiple
        aria-labelledby={id}
        className={styles.group}
        value={chosen}
        onValueChange={(next) => onChange(next)}
      >
        {values.map((value) => (
          <Toggle<T> key={value} value={value} className={look.choice}>
            {word(value)}
          </Toggle>
        ))}
      </ToggleGroup>
    </div>
  );
}
