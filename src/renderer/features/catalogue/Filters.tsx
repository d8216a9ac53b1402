import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { type ReactNode, useId } from 'react';
import type { EntrySummary } from '../../../contract/catalog';
import { PLACES, SEVERITIES, SIDES } from '../../../contract/words';
import { t } from '../../strings';
import { wordIn } from '../../strings/word';
import styles from './Filters.module.css';
import { type Choice, countChoices, type Filter } from './filter';

interface Props {
  rows: readonly EntrySummary[];
  filter: Filter;
  onChange: (changes: Filter) => void;
}

/** Everything the catalogue can be narrowed to, each with the number of entries it would leave. */
export function Filters({ rows, filter, onChange }: Props) {
  const inOrder = (order: readonly string[], choices: Choice[]) =>
    order.flatMap((value) => choices.find((choice) => choice.value === value) ?? []);
  const areas = countChoices(rows, filter, 'area', ({ subsystem }) => [subsystem]);
  return (
    <div className={styles.filters}>
      <Group
        title={t.catalogue.severity}
        choices={inOrder(
          SEVERITIES,
          countChoices(rows, filter, 'severity', ({ severity }) => [severity]),
        )}
        chosen={filter.severity}
        word={(value) => t.severity[value as keyof typeof t.severity]}
        onChoose={(value) => onChange({ severity: value as Filter['severity'] })}
      />
      <Group
        title={t.catalogue.side}
        choices={inOrder(
          SIDES,
          countChoices(rows, filter, 'side', ({ side }) => [side]),
        )}
        chosen={filter.side}
        word={(value) => t.sideShort[value as keyof typeof t.sideShort]}
        onChoose={(value) => onChange({ side: value as Filter['side'] })}
      />
      <Group
        title={t.catalogue.platform}
        choices={inOrder(
          PLACES,
          countChoices(rows, filter, 'system', ({ platforms }) => platforms),
        )}
        chosen={filter.system}
        word={(value) => t.place[value as keyof typeof t.place]}
        onChoose={(value) => onChange({ system: value as Filter['system'] })}
      />
      <Group
        title={t.catalogue.subsystem}
        choices={areas.sort((a, b) => a.value.localeCompare(b.value, 'en'))}
        chosen={filter.area}
        word={(area) => wordIn(t.area, area)}
        onChoose={(area) => onChange({ area })}
      />
    </div>
  );
}

interface GroupProps {
  title: string;
  choices: readonly Choice[];
  chosen: string | undefined;
  word: (value: string) => ReactNode;
  onChoose: (value: string | undefined) => void;
}

function Group({ title, choices, chosen, word, onChoose }: GroupProps) {
  const id = useId();
  return (
    <div>
      <p id={id} className="label">
        {title}
      </p>
      <ToggleGroup
        aria-labelledby={id}
        className={styles.group}
        value={chosen === undefined ? [] : [chosen]}
        onValueChange={(values) => onChoose(values[0])}
      >
        {choices.map(({ value, count }) => (
          <Toggle key={value} value={value} className={styles.choice} disabled={count === 0 && value !== chosen}>
            {word(value)} <span className={styles.count}>{count}</span>
          </Toggle>
        ))}
      </ToggleGroup>
    </div>
  );
}
